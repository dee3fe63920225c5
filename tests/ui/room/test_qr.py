from ui.room.qr import qr


def test_a_link_is_a_picture_that_says_its_link_and_one_too_long_is_none():
    assert 'alt="QR code of https://a.example/?c=1&amp;d=2"' in qr(
        "https://a.example/?c=1&d=2"
    )
    assert qr("https://a.example/?table=" + 500 * "0") == ""
    assert qr(9_000 * "0") == ""
