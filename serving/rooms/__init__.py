"""A room of a class: who is in it, where it is, and what was answered.

Kept in a database, so that a server that is started anew, or another replica, finds the
class where it was. No names: a student is the hash of a random text that only the
student's browser knows, a teacher the hash of another.
"""

from serving.rooms.desk import ASKED, REVEALED, SHOWN_TO_CLASS, NoRooms, Room
from serving.rooms.store import Rooms, rooms

__all__ = ["ASKED", "REVEALED", "SHOWN_TO_CLASS", "NoRooms", "Room", "Rooms", "rooms"]
