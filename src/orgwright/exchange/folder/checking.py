"""Making a record from values that a person wrote: the constraints of the record, said in words."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from orgwright.errors import RefusedInput
from orgwright.records import Record

R = TypeVar("R", bound=Record)
_SENTENCES: Mapping[str, str] = {
    "missing": "it is empty",
    "string_too_short": "“{input}” is too short",
    "string_too_long": "it is longer than {max_length} characters",
    "greater_than_equal": "{input} is below {ge}",
    "less_than_equal": "{input} is above {le}",
    "string_type": "“{input}” is not a text",
    "int_type": "“{input}” is not a whole number",
    "int_parsing": "“{input}” is not a whole number",
    "int_from_float": "“{input}” is not a whole number",
}


def record_of(record: type[R], values: Mapping[str, Any], refusal: Callable[[str, str], RefusedInput]) -> R:
    """A record whose fields obey its constraints, or what ``refusal`` makes of the field and what is wrong with it."""
    try:
        return record.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "string_too_short" and not first["input"]:
            raise refusal(field, "it is empty") from None
        sentence = _SENTENCES.get(first["type"], "it does not fit: " + first["msg"])
        raise refusal(field, sentence.format(input=first["input"], **first.get("ctx", {}))) from None
