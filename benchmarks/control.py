"""What a reader without a browser sees: widgets, and what a run of a page drew."""

from dataclasses import dataclass, field

from google.protobuf.message import Message

VALUE_FIELDS = {
    "slider": "double_array_value",
    "number_input": "double_value",
    "selectbox": "string_value",
    "radio": "string_value",
    "text_input": "string_value",
    "button_group": "string_array_value",
    "multiselect": "string_array_value",
    "checkbox": "bool_value",
    "button": "trigger_value",
    "vega_lite_chart": "string_value",
    "bidi_component": "json_value",
}


@dataclass
class Control:
    """A widget on the page.

    Attributes:
        key: Its name in the link.
        id: Streamlit's name for it.
        kind: What it is, as the protocol calls it.
        proto: What the server sent of it.
        fragment: Streamlit's name for the part of the page a move draws; "" for all.
        path: Where it stands in the tree of the page.
    """

    key: str
    id: str
    kind: str
    proto: Message
    fragment: str = ""
    path: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        """The field of a `WidgetState` that carries its value."""
        chooses_text = self.kind == "slider" and self.proto.options
        return "string_array_value" if chooses_text else VALUE_FIELDS[self.kind]

    @property
    def in_link(self) -> bool:
        """Whether a link can carry its value."""
        return bool(getattr(self.proto, "query_param_key", ""))

    @property
    def options(self) -> list[str]:
        """Texts it can be set to; none for numbers."""
        options = getattr(self.proto, "options", [])
        if self.kind == "button_group":
            return [option.content for option in options]
        return list(options)

    def values(self) -> list[object]:
        """Return what it can be set to, both ends of a range included."""
        if self.options:
            return self.options
        if self.kind in ("slider", "number_input"):
            low, high, step = self.proto.min, self.proto.max, self.proto.step
            count = min(int((high - low) / (step or 1)), 1000)
            return [low + i * (step or 1) for i in range(count + 1)]
        return [False, True] if self.kind == "checkbox" else []


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
