"""What the worker does: each module here holds tasks, and nothing else has to be told of it."""

import pkgutil
from typing import List


def find_tasks() -> List[str]:
    return sorted(f"{__name__}.{module.name}" for module in pkgutil.iter_modules(__path__))
