"""AKR-tavlan. `VERSION`: as in pyproject.toml."""

VERSION = "0.2.0"
