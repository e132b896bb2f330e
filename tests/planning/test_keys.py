from orgwright.planning.keys import new_key


def test_a_key_is_the_name_in_small_letters() -> None:
    assert new_key("Ana  Ruiz-Gil", []) == "ana-ruiz-gil"


def test_a_key_that_is_taken_gets_a_number() -> None:
    assert new_key("Ana Ruiz", {"ana-ruiz", "ana-ruiz-2"}) == "ana-ruiz-3"


def test_a_name_without_letters_gets_a_key_too() -> None:
    assert new_key("???", []) == "new"
