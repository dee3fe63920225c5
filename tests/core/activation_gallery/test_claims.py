from core.activation_gallery.claims import chapter_claims

CLAIMS = chapter_claims()


def test_every_claim_of_the_chapter_holds_one_under_a_condition():
    assert len(CLAIMS) == 13
    assert all(claim.holds for claim in CLAIMS.values())
    assert [name for name, claim in CLAIMS.items() if claim.if_large] == ["avoids"]


def test_claims_carry_the_numbers_of_the_chapter():
    assert CLAIMS["peak"].computed == "largest slope 0.25 at x = 0"
    assert CLAIMS["measure_zero"].computed == "0 of 1,000,000 random inputs are 0"
    assert CLAIMS["avoids"].computed == "10 layers leave 0.019; at gain √2 0.61"
    assert CLAIMS["linear"].computed == "off by 0.0003 at 0.1, by 1.04 at 2"


def test_a_claim_fits_into_a_row_of_the_table():
    for claim in CLAIMS.values():
        assert len(claim.sentence) <= 42
        assert len(claim.computed) <= 42
