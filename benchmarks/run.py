"""What a reader got to see of a run of a page."""

from dataclasses import dataclass, field


@dataclass
class Run:
    """What one run of a page gave.

    Attributes:
        seconds: From the request to the end of the script.
        silence: The longest time without a message.
        bytes: Received.
        largest: Bytes of the largest message.
        texts: Markdown, HTML, warnings and exceptions by kind, in order.
        kinds: Elements drawn, by kind.
    """

    seconds: float = 0.0
    silence: float = 0.0
    bytes: int = 0
    largest: int = 0
    texts: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)

    @property
    def has_title(self) -> bool:
        """Whether the question of a screen was drawn."""
        return any("<h1>" in text for kind, text in self.texts if kind == "html")

    @property
    def exceptions(self) -> list[str]:
        """Texts of the exception elements."""
        return [text for kind, text in self.texts if kind == "exception"]
