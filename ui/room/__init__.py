"""A room as a class sees it: in step with the teacher, or everyone at their own pace.

`membership` knows who this session is, `follow` brings it to where the class is,
`panel` asks students and shows the teacher what they answered, `invitation` opens a
room and shows its code, and `code_field` lets in who types it.
"""

from ui.room.code_field import show_door
from ui.room.follow import enter
from ui.room.invitation import show_room_button
from ui.room.membership import carried, is_following, is_led, lock
from ui.room.panel import Drawn, drawn_on, show_panel

__all__ = [
    "Drawn",
    "carried",
    "drawn_on",
    "enter",
    "is_following",
    "is_led",
    "lock",
    "show_door",
    "show_panel",
    "show_room_button",
]
