import { useEffect, useRef, useState, type RefObject } from 'react';

/** A dialog that is open or closed. */
export interface DialogState {
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/**
 * Keeps a dialog open or closed. A dialog gives focus back to the button that opened it; when that
 * button has been disabled meanwhile, focus goes to `fallback` instead of nowhere.
 */
export function useDialog(fallback: RefObject<HTMLElement>): DialogState {
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (
      wasOpen.current &&
      !isOpen &&
      document.activeElement === document.body
    ) {
      fallback.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen, fallback]);

  return {
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
  };
}
