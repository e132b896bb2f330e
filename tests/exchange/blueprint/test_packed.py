"""One text that packs several names is parted where it packs them, and only there."""

import pytest

from orgwright.exchange.blueprint.packed import packed_roles, packed_tools


@pytest.mark.parametrize(
    ("cell", "tools"),
    [
        ("AWS / Azure / GCP", ["AWS", "Azure", "GCP"]),
        ("scikit-learn, XGBoost/LightGBM", ["scikit-learn", "XGBoost", "LightGBM"]),
        ("Prometheus + Grafana", ["Prometheus", "Grafana"]),
        ("pytest + custom harnesses / DeepEval", ["pytest + custom harnesses", "DeepEval"]),
        ("Git (GitHub/GitLab/Bitbucket)", ["Git (GitHub/GitLab/Bitbucket)"]),
        ("SAST/DAST tools", ["SAST/DAST tools"]),
        ("ELK/EFK stack / Cloud logging", ["ELK/EFK stack", "Cloud logging"]),
        ("MLflow / Weights & Biases", ["MLflow", "Weights & Biases"]),
        ("Slack or Teams", ["Slack", "Teams"]),
        ("CI/CD", ["CI/CD"]),
        ("SQL (Snowflake / BigQuery)", ["SQL (Snowflake / BigQuery)"]),
    ],
)
def test_tools_of_a_cell(cell, tools):
    assert list(packed_tools(cell)) == tools


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "Staff ML Engineer / Staff Applied AI Engineer: broader scope",
            ["Staff ML Engineer", "Staff Applied AI Engineer"],
        ),
        ("Staff/Principal Applied AI Engineer", ["Staff Applied AI Engineer", "Principal Applied AI Engineer"]),
        ("AI Platform Lead / Architect (ownership)", ["AI Platform Lead", "AI Platform Architect"]),
        ("Staff Data / ML Engineer", ["Staff Data Engineer", "Staff ML Engineer"]),
        ("Search/Relevance Engineer", ["Search/Relevance Engineer"]),
        ("Engineering Manager, Applied AI (people)", ["Engineering Manager, Applied AI"]),
        ("Engineering Manager (Applied AI)", ["Engineering Manager (Applied AI)"]),
        ("ML Engineer (mid-level)", ["ML Engineer"]),
        ("Applied AI Tech Lead (IC): leads a squad", ["Applied AI Tech Lead"]),
        ("Solutions Architect (AI) (customers)", ["Solutions Architect (AI)"]),
        ("Data Scientist with production delivery", ["Data Scientist"]),
        ("ML Engineer, Data Engineer, Data Scientist", ["ML Engineer", "Data Engineer", "Data Scientist"]),
        ("Staff ML Engineer – broader scope", ["Staff ML Engineer"]),
        ("IC track: Staff Engineer → Principal Engineer", ["Staff Engineer", "Principal Engineer"]),
        ("Search & Recommendations specialization", ["Search & Recommendations specialization"]),
    ],
)
def test_roles_of_a_line(line, roles):
    assert list(packed_roles(line)) == roles
