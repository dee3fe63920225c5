"""What a script begins with."""


def with_math(script: str) -> str:
    """Begin a script with ``import math``, if it uses it."""
    return f"import math\n\n{script}" if "math." in script else script
