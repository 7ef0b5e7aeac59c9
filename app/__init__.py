"""AKR-tavlan. `VERSION`: as in pyproject.toml."""

VERSION = "0.1.0"
