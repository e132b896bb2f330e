"""What the heads of columns commonly say, and what names of people look like, in the languages of an office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_HEADS: Mapping[str, str] = {
    "name": r"(?:full |employee |staff |display |person |team |mitarbeiter)?names?|employees?|persons?|people"
    r"|team members?"
    r"|members?|staff|worker|associate|colleague|engineers?|developers?|consultants?|resources?|who|preferred name"
    r"|mitarbeiter(?:in|innen)?|vor- und nachname|nom(?: complet| et prénom)?|collaborateurs?|salarié"
    r"|nombre(?: completo)?"
    r"|empleado|nome|dipendente|naam|medewerker|名前|氏名|姓名|社員",
    "first": r"(?:first|given|fore)[ -]?names?|vorname|prénom|prenom|名",
    "last": r"(?:last|family|sur)[ -]?names?|surname|nachname|familienname|apellidos?|cognome|姓",
    "key": r"(?:employee|emp|staff|person(?:nel|al)?|user|worker|hr|payroll|mitarbeiter)?[ .-]*(?:id|ids|nr|no"
    r"|number|nummer|code|key|#)\.?"
    r"|matricule|legajo|login|username|社員番号",
    "email": r"(?:work |business |company |employee )?e-?mails?(?: address| id)?|mail|e-?mail-?adresse|courriel"
    r"|correo(?: electrónico)?",
    "manager_key": r"(?:manager|supervisor|line manager|reports? to|boss)(?:'s)?[ _-]*(?:id|key|nr|no|number"
    r"|code|employee id)\.?",
    "manager": r"(?:line |direct |reporting )?(?:manager|supervisor|boss|superior)(?:'s)?(?: name| e-?mail"
    r"| path)?|reports? to"
    r"|management chain|reporting (?:line|path|chain)|vorgesetzter?|führungskraft|responsable|supérieur|jefe"
    r"|leidinggevende",
    "unit": r"(?:org(?:anization|anisation)?(?:al)? )?(?:unit|department|dept\.?|team|division|group"
    r"|business unit|squad|area)(?: name)?"
    r"|org(?:anization|anisation)|cost cent(?:er|re)|abteilung|bereich|service|équipe|departamento|équipo"
    r"|afdeling|部署",
    "role": r"(?:job |business |position )?(?:title|role|function)s?(?: name)?|job|profession|designation"
    r"|funktion|rolle|stelle|poste|fonction|puesto"
    r"|cargo|functie|役職",
    "grade": r"(?:job |pay |career )?(?:grade|band|seniority|job level)s?|career level|karrierestufe",
    "position": r"(?:position|seat|post|req)[ _-]*(?:id|key|no|nr|number|code)|position",
    "hired": r"(?:hire|hired|hiring|start|started|join|joined|joining|entry|employment start)(?:[ _-]*(?:on|date"
    r"|day|from))?|date (?:of )?"
    r"(?:hire|joining|entry)|doj|valid from|from|eintritt(?:sdatum|stag)?|einstellungsdatum|date d['’]entrée"
    r"|fecha de (?:ingreso|alta)|入社日",
    "left": r"(?:end|left|leaves?|leaving|exit|termination|terminated|last|contract end"
    r"|employment end)(?:[ _-]*(?:on|date|day|working day))?"
    r"|valid (?:to|until)|until|date of (?:leaving|exit)|austritt(?:sdatum|stag)?|date de sortie|fecha de baja|退職日",
    "location": r"locations?|offices?|sites?|city|town|country|standort|lieu|ville|ubicación|sede|locatie|勤務地",
    "fte": r"fte(?: ?%)?|full[ -]?time(?: equivalent)?(?: ?%)?|capacity|work(?:ing)?[ -]?(?:time|load)(?: ?%)?"
    r"|workload|beschäftigungsgrad"
    r"|arbeitszeit(?: ?%)?|taux(?: d['’]activité)?|jornada",
    "employment": r"employment(?: type)?|employee type|worker type|contract(?: type)?|status|vertragsart|contrat",
    "skill": r"skills?(?: name)?|competenc(?:y|e|ies)(?: name)?|capabilit(?:y|ies)|technolog(?:y|ies)"
    r"|qualifications?|tools?|knowledge"
    r"|kompetenz(?:en)?|fähigkeit(?:en)?|compétences?|competencias?|habilidad(?:es)?|competenze|vaardigheid"
    r"|vaardigheden|スキル",
    "category": r"(?:skill |competency )?(?:categor(?:y|ies)|groups?|areas?|domains?|families|family|clusters?"
    r"|topics?|types?|sections?)"
    r"|kategorie|bereich|catégorie|domaine|categoría|カテゴリ",
    "level": r"(?:skill |current |actual |proficiency |competency |my |self |own )?(?:levels?|ratings?|scores?"
    r"|proficienc(?:y|ies)|assessments?|self[ -]?assessment)"
    r"|current|actual|today|now|self|ist|stufe|niveau|bewertung|nivel|livello|レベル",
    "target": r"(?:target|required|requirement|desired|expected|needed|soll|ziel)"
    r"(?: (?:level|score|rating|proficiency|value|niveau|stufe))?|goal|minimum level|objectif|objetivo|gap|delta",
    "remark": r"(?:general )?(?:comments?|notes?|remarks?|evidence|bemerkung(?:en)?|kommentar|commentaires?"
    r"|observaciones)|備考",
    "day": r"(?:last )?(?:updated?|assessed|reviewed|review|modified)(?: (?:on|date|at))?|dates?|datum|jahre"
    r"|years?(?: of experience)?"
    r"|experience(?: \(years\))?|tenure|age|last used",
    "summary": r"(?:grand |sub)?totals?|(?:team |group )?average(?: score)?|avg\.?|mean|median|sum|count|counts"
    r"|#|min(?:imum)?|max(?:imum)?"
    r"|coverage|(?:number|no\.?) of .*|(?:people|persons|staff|holders?|experts?) (?:with|at|at level) .*|gesamt"
    r"|summe|durchschnitt|mittelwert|anzahl"
    r"|moyenne|totaux|promedio|media|gemiddelde|bus factor|合計|平均",
}
_FIELDS = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _HEADS.items()}
_SKILL_LIKE = re.compile(
    r"[+#/&()0-9]|\b(?:skills?|management|design|testing|development|analysis|analytics|data|sql|api|cloud"
    r"|programming|software"
    r"|engineering|planning|knowledge|communication|leadership|security|network(?:ing)?|python|java|javascript"
    r"|excel|writing"
    r"|modelling|modeling|systems?|process(?:es)?|operations?|service|support|quality|tools?|safety|training"
    r"|welding|driving|english|german|french)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:dr|prof|mr|mrs|ms|herr|frau)\.? )?[^\W\d_][\w'’.-]*(?: (?:van|von|de|der|den|di|da|la|le|del|bin|al"
    r"|el|ten|ter|[^\W\d_]\.?|[^\W\d_][\w'’.-]+)){1,4}"
    r"|[^\W\d_][\w'’ .-]+, ?[^\W\d_][\w'’ .-]+"
)
_ASIAN_NAME = re.compile(
    r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]{2,5}(?:[ \u3000][\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]{1,4})?"
)
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")


def plain_head(text: str) -> str:
    """A head without case, line breaks, stars of duty and punctuation at its end."""
    text = unicodedata.normalize("NFKC", text).replace("_", " ")
    return " ".join(text.split()).casefold().strip(" :*.()[]") or text.casefold().strip()


def field_of(text: str) -> str | None:
    """What a head says its column is: "name", "key", "email", "level" and so on; None for anything else."""
    head = plain_head(text)
    return next((field for field, pattern in _FIELDS.items() if pattern.fullmatch(head)), None)


def name_likeness(text: str) -> float:
    """How much a text looks like a person and not like a skill, from -1 to 1."""
    if EMAIL.fullmatch(text):
        return 1.0
    if _ASIAN_NAME.fullmatch(text):
        return 0.1
    if _SKILL_LIKE.search(text):
        return -1.0
    if _NAME.fullmatch(text):
        words = [word for word in re.split(r"[ ,]+", text) if len(word) > 2]
        capitals = all(word[:1].isupper() or not word.isascii() for word in words)
        return 0.7 if capitals else -0.4
    return -0.3 if len(text.split()) != 1 else -0.1
