"""From the checked shapes to the nouns of :mod:`checker.model.rules`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.model.rules import (
    Body,
    Field,
    Heading,
    Indicator,
    Item,
    Need,
    Part,
    Penalty,
    Settings,
)
from checker.rulebook import schema, whole
from checker.rulebook.refs import ref_of


def indicator(
    shape: schema.Single | schema.Several, examples: tuple[dict[str, Any], ...]
) -> Indicator:
    """One entry. The maximum of an entry with several scores is their sum."""
    if isinstance(shape, schema.Several):
        items = tuple(_item(score) for score in shape.scores)
    else:
        items = (_item(shape),)
    known = [item.max for item in items if item.max is not None]
    return Indicator(
        ref=shape.ref,
        id=shape.id,
        heading=shape.ref.partition(".")[0],
        title=shape.title,
        clause=shape.clause,
        max=sum(known, Decimal(0)) if len(known) == len(items) else None,
        items=items,
        reading=tuple(shape.reading),
        homes=tuple(shape.homes),
        examples=examples,
    )


def _item(shape: schema.Single | schema.ItemShape) -> Item:
    evidence = shape.evidence
    parts = tuple(_part(part) for part in evidence.parts)
    return Item(
        ref=shape.ref,
        title=shape.title,
        max=_max(shape, parts),
        kind=shape.score.kind,
        score=shape.score.model_dump(exclude_none=True, exclude={"kind"}),
        unit=evidence.of,
        unit_name=evidence.unit,
        unit_settings=_unit_settings(evidence),
        three_elements=shape.three_elements,
        kinds=tuple(evidence.kinds),
        words=tuple(evidence.words),
        needs=tuple(
            Need(**need.model_dump(exclude={"words"}), words=tuple(need.words))
            for need in evidence.needs
        ),
        parts=parts,
        issuer=evidence.issuer,
        dated=evidence.dated,
        at_least=evidence.at_least,
        expect=evidence.expect.model_dump() if evidence.expect else {},
        not_counted_if_under=_refs(evidence.not_counted_if_under),
        review_if_under=_refs(evidence.review_if_under),
        notice_if_under=_refs(evidence.notice_if_under),
        requires=ref_of(evidence.requires) or "",
        requires_same_unit=evidence.same_unit,
        if_required_missing=evidence.if_required_missing,
    )


def _max(shape: schema.Single | schema.ItemShape, parts: tuple[Part, ...]) -> Decimal | None:
    if shape.score.kind == "tier":
        return max((part.points for part in parts if part.points is not None), default=None)
    return shape.max


def _unit_settings(evidence: schema.Evidence) -> dict[str, Any]:
    names = set(schema.Reading.model_fields)
    given: dict[str, Any] = evidence.model_dump(include=names, exclude_defaults=True)
    return given


def _part(shape: schema.PartShape) -> Part:
    return Part(
        shape.name,
        words=tuple(shape.words),
        told=tuple(shape.told),
        unless=tuple(shape.unless),
        kinds=tuple(shape.kinds),
        where=shape.where,
        missing=shape.missing,
        points=shape.points,
    )


def _refs(names: list[str]) -> tuple[str, ...]:
    return tuple(ref_of(name) or name for name in names)


def penalty(shape: schema.PenaltyShape, examples: tuple[dict[str, Any], ...]) -> Penalty:
    """One deduction clause."""
    return Penalty(
        ref=shape.ref,
        id=shape.id,
        title=shape.title,
        clause=shape.clause,
        how=tuple(shape.how),
        each=shape.each,
        per=shape.per,
        once=shape.once,
        total=shape.total,
        reading=tuple(shape.reading),
        homes=tuple(shape.homes),
        examples=examples,
    )


def settings(shape: schema.SettingsShape, years: list[whole.CalendarShape]) -> Settings:
    """The settings with the calendars of all years laid in."""
    return Settings(
        three_element_scope=shape.three_element_scope,
        fraud_zero=shape.fraud_zero,
        fraud_people=shape.fraud_people,
        minimum=shape.minimum,
        kind_confidence=shape.kind_confidence,
        cities=tuple(shape.cities),
        media=tuple(shape.media),
        products=tuple(shape.products),
        excluded_regions=tuple(shape.excluded_regions),
        holidays=tuple(day for year in years for day in year.holidays),
        workdays=tuple(day for year in years for day in year.workdays),
        calendar_years=tuple(year.year for year in years),
        copying={name: _native(value) for name, value in shape.copying.items()},
    )


def _native(value: Any) -> Any:
    """Measures, unlike points, are floats; lists become tuples."""
    if isinstance(value, list):
        return tuple(_native(child) for child in value)
    return float(value) if isinstance(value, Decimal) else value


def headings(shape: whole.SystemShape) -> tuple[Heading, ...]:
    """The headings in the order of the table."""
    return tuple(Heading(head.ref, head.title, head.max) for head in shape.headings)


def fields(shape: whole.SystemShape) -> tuple[Field, ...]:
    """Key fields and sub-fields with their aliases."""
    return tuple(
        Field(found.name, found.key, tuple(found.aliases), found.only_for) for found in shape.fields
    )


def bodies(shape: whole.SystemShape) -> tuple[Body, ...]:
    """The evaluated bodies of annex 1."""
    return tuple(Body(b.name, b.city, b.region, tuple(b.aliases)) for b in shape.bodies)
