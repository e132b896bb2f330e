"""What assessors write beside a level, by category of skill, and who certifies which tool."""

_DELIVERY = ["Led the billing events service through review and release", "Refactored the ticket intake worker"]
_MODEL = ["Intent model for ticket triage, spring release", "Churn model post-mortem", "Clause ranking study"]
_PLATFORM = ["On call in July without an escalation", "Moved two services to the new cluster", "Restore drill in May"]
_DATA = ["Contract for the ticket events feed", "Backfill of 2024 usage data", "Warehouse cost review"]
_PEOPLE = ["Feedback of three teams", "Ran the quarterly planning day", "Skip-level talks in spring"]
_TOOL = ["Pairing session", "Merged work of the last quarter", "Helped two colleagues over the first hurdle"]

EVIDENCE = {
    "Software": _DELIVERY,
    "Architecture": ["Design record for the answer gateway", "Target picture for document intake"],
    "Machine learning": _MODEL,
    "Evaluation": ["Regression suite of the reply assistant", "Labelling guide for clauses, second edition"],
    "MLOps": ["Registry migration", "Fallback test of the triage model", "Latency work on clause search"],
    "Generative AI": ["Reply assistant, release 4", "Knowledge answers for the support portal"],
    "Search": ["Judgement list for portal search", "New index layout without downtime"],
    "NLP": ["Party names in scanned contracts", "Transcripts of support calls in five languages"],
    "Data": _DATA,
    "Platform": _PLATFORM,
    "Security": ["Threat model of the answer gateway", "Secrets rotation without an outage"],
    "Responsible AI": ["Fairness report on ticket routing", "Model card review board"],
    "Product": ["Discovery interviews with six customers", "Prototype test in September"],
    "Customer": ["Pilot with a logistics customer", "Weekly clinic for administrators"],
    "Judgement": _PEOPLE,
    "Communication": ["Steering committee in March", "Decision memo on model providers"],
    "Leadership": _PEOPLE,
    "Ownership": _PLATFORM,
    "Cloud platforms": _TOOL,
    "Containers": _TOOL,
    "Delivery": _TOOL,
    "ML frameworks": _TOOL,
    "ML tooling": _TOOL,
    "LLM tooling": _TOOL,
    "Search engines": _TOOL,
    "Data platforms": _TOOL,
    "Monitoring": _TOOL,
    "Security tools": _TOOL,
    "Databases": _TOOL,
    "Domain": ["Half a year beside the support desk", "Workshop with two pilot customers"],
    "Regulation": ["Course of the legal department", "Answers to a customer's audit"],
}

CERTIFIERS = {
    "Kubernetes and containerization": "Cloud Native Computing Foundation",
    "Cloud-native engineering": "Amazon Web Services",
    "Infrastructure as code": "HashiCorp",
    "Data protection law": "International Association of Privacy Professionals",
    "AWS": "Amazon Web Services",
    "Google Cloud": "Google Cloud",
    "Microsoft Azure": "Microsoft",
    "Kubernetes": "Cloud Native Computing Foundation",
    "Terraform": "HashiCorp",
    "Snowflake": "Snowflake",
    "Databricks": "Databricks",
    "Apache Spark": "Databricks",
    "dbt": "dbt Labs",
    "Apache Kafka": "Confluent",
    "OpenSearch": "OpenSearch Project",
    "SQL": "Snowflake",
}
