"""What every part reads from the environment."""

from dataclasses import dataclass
from typing import Mapping, Tuple

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(ValueError):
    """Names the variable that is wrong; never its value, which may be secret."""


@dataclass(frozen=True)
class Settings:
    service: str
    log_level: str
    cors_origins: Tuple[str, ...]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        log_level = environment.get("LOG_LEVEL", "INFO").upper()
        if log_level not in LEVELS:
            raise SettingsError(f"LOG_LEVEL has to be one of {', '.join(LEVELS)}.")
        origins = environment.get("CORS_ORIGINS", "").split(",")
        return cls(
            service=environment.get("SERVICE_NAME", "service"),
            log_level=log_level,
            cors_origins=tuple(origin.strip() for origin in origins if origin.strip()),
        )


def required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise SettingsError(f"{name} is not set.")
    return value
