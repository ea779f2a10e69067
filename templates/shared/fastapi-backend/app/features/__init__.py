"""What the API can do: each module here adds itself to the application.

A module has a function `add_to(app, environment)`, which includes its routes and names its
readiness check. Nothing else has to be told of it.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import List


def find_features() -> List[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
