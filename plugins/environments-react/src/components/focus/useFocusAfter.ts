import { useEffect, useRef, type RefObject } from 'react';

/**
 * A dialog gives focus back to the button that opened it; when that button is gone or has been
 * disabled meanwhile, focus goes to a place of the page instead of nowhere.
 *
 * @param isOpen - whether a dialog is open
 *
 * @returns for an element that takes the focus then: it needs a `tabIndex` of -1
 *
 * @public
 */
export function useFocusAfter(isOpen: boolean): RefObject<HTMLDivElement> {
  const focusPoint = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (
      wasOpen.current &&
      !isOpen &&
      document.activeElement === document.body
    ) {
      focusPoint.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);
  return focusPoint;
}
