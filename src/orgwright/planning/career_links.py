"""The links between roles as ways that can be gone: a ``next`` link one way, an ``adjacent`` one both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgwright.planning.organization import Organization
from orgwright.records import LinkKind


@dataclass(frozen=True)
class Way:
    """A way from one role to another: next where both kinds join the two so, and the rows that say it."""

    kind: LinkKind
    link_ids: tuple[int, ...]


def ways(organization: Organization) -> Mapping[tuple[int, int], Way]:
    """All ways by the ids of their two roles.

    Links of a role to itself, and links to roles that are gone, are left out.
    """
    roles = organization.roles
    found: dict[tuple[int, int], Way] = {}
    for link_id, one in sorted(organization.links.items()):
        ends = (one.from_role_id, one.to_role_id)
        if ends[0] == ends[1] or ends[0] not in roles or ends[1] not in roles:
            continue
        kind = LinkKind(one.kind)
        for pair in (ends,) if kind is LinkKind.NEXT else (ends, ends[::-1]):
            old = found.get(pair)
            if old is None:
                found[pair] = Way(kind, (link_id,))
            else:
                first = LinkKind.NEXT if LinkKind.NEXT in (kind, old.kind) else LinkKind.ADJACENT
                found[pair] = Way(first, (*old.link_ids, link_id))
    return found
