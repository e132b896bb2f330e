"""What the KPIs of a few people and units measured: even series that drift from one value to another."""

from collections.abc import Iterator
from datetime import date, timedelta

from sample.draw import share
from sample.tables import rows

# whose (=a unit) | role | KPI | values from and to | wobble, a share | days between | how many | days since the last
SERIES = """
=Applied AI | Senior Applied AI Engineer | Error rate / timeout rate | 0.62 0.31 | 0.12 | 7 | 20 | 3
=Applied AI | Senior Applied AI Engineer | P95 inference latency | 410 265 | 0.08 | 7 | 24 | 3
=Applied AI | Senior Applied AI Engineer | Rollout success rate | 86 94 | 0.02 | 30 | 9 | 12
=Applied AI | Senior Applied AI Engineer | Stakeholder satisfaction | 3.6 4.3 | 0.03 | 91 | 5 | 40
=Applied AI | Staff Applied AI Engineer | Inference availability | 99.7 99.95 | 0.0004 | 30 | 10 | 9
=Applied AI | Staff Applied AI Engineer | Model/AI feature adoption rate | 21 38 | 0.04 | 30 | 12 | 9
=Generative AI | Senior Generative AI Engineer | Hallucination Rate (grounded flows) | 6.4 2.6 | 0.1 | 14 | 14 | 8
=Generative AI | Senior Generative AI Engineer | Citation/Attribution Coverage | 71 93 | 0.02 | 14 | 14 | 8
=Generative AI | Senior Generative AI Engineer | MTTR for GenAI incidents | 190 74 | 0.15 | 30 | 8 | 22
joost-hendrikx | Senior Generative AI Engineer | Answer Latency p95 | 5.2 1.8 | 0.07 | 7 | 22 | 4
joost-hendrikx | Senior Generative AI Engineer | Tool-call Success Rate | 91 96.4 | 0.01 | 7 | 22 | 4
joost-hendrikx | Senior Generative AI Engineer | Evaluation Coverage | 48 76 | 0.05 | 30 | 8 | 16
joost-hendrikx | Senior Generative AI Engineer | Stakeholder Satisfaction (PM/Support) | 3.8 4.4 | 0.03 | 91 | 4 | 33
zainab-mwangi | Senior Generative AI Engineer | Structured Output Validity | 97.2 98.9 | 0.003 | 14 | 12 | 24
zainab-mwangi | Senior Generative AI Engineer | Evaluation Coverage | 62 58 | 0.04 | 30 | 7 | 47
hana-prochazkova | Senior Generative AI Engineer | Tool-call Success Rate | 88 93.5 | 0.01 | 7 | 10 | 5
yui-kanemoto | Senior Applied AI Engineer | Offline eval coverage | 64 88 | 0.03 | 30 | 11 | 14
yui-kanemoto | Senior Applied AI Engineer | P95 inference latency | 380 240 | 0.06 | 14 | 16 | 6
yui-kanemoto | Senior Applied AI Engineer | MTTR (AI issues) | 5.5 2.1 | 0.2 | 30 | 8 | 14
pavel-dvorsky | Senior Applied AI Engineer | Offline eval coverage | 83 77 | 0.02 | 30 | 9 | 44
pavel-dvorsky | Senior Applied AI Engineer | Documentation completeness | 80 100 | 0 | 91 | 4 | 51
theo-lindqvist | Senior Applied AI Engineer | Experiment velocity | 4.5 2.5 | 0.1 | 30 | 6 | 20
owen-tregarthen | Staff Applied AI Engineer | Model/AI feature adoption rate | 24 47 | 0.05 | 30 | 13 | 10
owen-tregarthen | Staff Applied AI Engineer | Change failure rate | 17 8.5 | 0.1 | 30 | 11 | 10
owen-tregarthen | Staff Applied AI Engineer | Token spend (GenAI) | 1450 1180 | 0.03 | 30 | 9 | 10
chiamaka-eze | Staff Applied AI Engineer | Data quality pass rate | 98.1 99.4 | 0.002 | 14 | 12 | 19
mirela-kovacic | Staff NLP Engineer | Label agreement | 0.71 0.84 | 0.02 | 30 | 10 | 11
mirela-kovacic | Staff NLP Engineer | Field accuracy of contract intake | 95.2 97.6 | 0.003 | 60 | 5 | 28
"""
NOTES = {
    ("joost-hendrikx", "Answer Latency p95", 4): "After the move to the smaller model.",
    ("=Applied AI", "P95 inference latency", 3): "Measured in the region of the largest customers alone.",
    ("zainab-mwangi", "Evaluation Coverage", 47): "New intents came in faster than tests.",
}
"""Of single readings, by whose they are, the KPI, and the days since."""
Line = tuple[str, str, str, str, date, int, str]


def kpi_readings(planning_date: date) -> Iterator[Line]:
    """The lines of the file: role, KPI, person, unit, day, value in thousandths, note."""
    for whose, role, kpi, span, wobble, step, count, since in rows(SERIES, 8):
        first, last = (float(one) for one in span.split())
        digits = max(len(one.partition(".")[2]) for one in span.split())
        person, unit = ("", whose[1:]) if whose.startswith("=") else (whose, "")
        ends = int(count) - 1
        for number in range(ends + 1):
            days = int(since) + int(step) * (ends - number)
            value = first + (last - first) * number / ends
            if 0 < number < ends:
                value *= 1 + float(wobble) * (2 * share("kpi", whose, kpi, number) - 1)
            thousandths = round(round(value, digits) * 1000)
            note = NOTES.get((whose, kpi, days), "")
            yield role, kpi, person, unit, planning_date - timedelta(days=days), thousandths, note
