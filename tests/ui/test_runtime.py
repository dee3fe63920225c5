import socket

from ui import runtime


def no_delay(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


def test_messages_are_sent_at_once_on_connections_that_are_there_and_to_come():
    # Not named as TCP, as Streamlit makes it: asyncio leaves such sockets alone.
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        with socket.create_connection(listening.getsockname()) as reader:
            with listening.accept()[0] as connected:
                before = no_delay(connected)
                runtime._send_without_delay()
                after = no_delay(connected)
            address = reader.getpeername()
            with socket.create_connection(address), listening.accept()[0] as to_come:
                inherited = no_delay(to_come)

    assert (before, after, inherited) == (False, True, True)
