"""Why this package believes itself."""
