from orgwright.planning.keys import following_key, new_key, numbered_key


def test_a_key_is_the_name_in_small_letters() -> None:
    assert new_key("Ana  Ruiz-Gil", []) == "ana-ruiz-gil"


def test_a_key_that_is_taken_gets_a_number() -> None:
    assert new_key("Ana Ruiz", {"ana-ruiz", "ana-ruiz-2"}) == "ana-ruiz-3"


def test_a_name_without_letters_gets_a_key_too() -> None:
    assert new_key("???", []) == "new"


def test_a_long_name_gives_a_key_of_its_beginning() -> None:
    assert new_key("x" * 79 + " and more", []) == "x" * 79


def test_a_series_goes_on_after_its_highest_number() -> None:
    assert numbered_key("new-hire", []) == "new-hire-01"
    assert numbered_key("new-hire", ["new-hire-01", "new-hire-03", "new-hire-x", "07"]) == "new-hire-04"


def test_a_series_of_seats_goes_on_in_its_own_writing() -> None:
    assert following_key(["MOD-01", "MOD-02", "X7"], ["MOD-01"]) == "MOD-03"
    assert following_key(["MOD-009"], ["MOD-010"]) == "MOD-011"
    assert following_key(["CEO"], ["seat-01"]) == "seat-02"
