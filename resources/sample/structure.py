"""Units and authorised seats: which team is how big, who leads it, and which seats are special."""

# key prefix | unit | parent | kind | annual budget in whole euros
UNITS = """
TECH | Product and Technology | | division | 390000
AIML | AI and ML | Product and Technology | department | 690000
APPLIED | Applied AI | AI and ML | team | 2940000
GENAI | Generative AI | AI and ML | team | 2420000
NLP | NLP | AI and ML | team | 1480000
SEARCH | Search and Ranking | AI and ML | team | 1590000
EVAL | Model Evaluation | AI and ML | team | 1150000
MLP | ML Platform | AI and ML | team | 2120000
RAI | Responsible AI | AI and ML | team | 760000
DATA | Data Engineering | Product and Technology | department | 1990000
PLAT | Platform and Reliability | Product and Technology | department | 1260000
BACK | Backend Engineering | Product and Technology | department | 1120000
PROD | Product and Design | Product and Technology | department | 1040000
CUST | Customer Engineering | Product and Technology | department | 840000
"""

# prefix | role | seats; the first row of a unit is its leader
SEATS = """
TECH | VP Engineering | 1
TECH | Technical Program Manager | 1
AIML | Director of AI and ML | 1
AIML | Principal Applied AI Engineer | 1
AIML | Technical Product Lead (AI) | 1
AIML | Technical Program Manager | 1
APPLIED | Engineering Manager, Applied AI | 1
APPLIED | Applied AI Tech Lead | 2
APPLIED | Staff Applied AI Engineer | 3
APPLIED | Senior Applied AI Engineer | 8
APPLIED | Applied AI Engineer | 5
APPLIED | Senior Data Scientist | 2
APPLIED | Data Scientist | 2
APPLIED | Senior ML Engineer | 2
APPLIED | Junior ML Engineer | 2
GENAI | AI Engineering Manager | 1
GENAI | Principal Generative AI Engineer | 2
GENAI | AI Engineering Tech Lead | 1
GENAI | Staff Generative AI Engineer | 2
GENAI | Senior Generative AI Engineer | 8
GENAI | Generative AI Engineer | 5
GENAI | Product-focused AI Engineer | 1
GENAI | Security-focused AI Engineer | 1
GENAI | ML Engineering Intern | 1
NLP | AI Engineering Manager | 1
NLP | Staff NLP Engineer | 2
NLP | Senior NLP Engineer | 4
NLP | NLP Engineer | 5
NLP | Applied Scientist | 1
NLP | Junior ML Engineer | 1
SEARCH | AI Engineering Manager | 1
SEARCH | Staff Search Engineer | 1
SEARCH | Senior Search Engineer | 5
SEARCH | Search/Relevance Engineer | 5
SEARCH | Senior ML Engineer | 1
SEARCH | Data Scientist | 1
EVAL | AI Engineering Manager | 1
EVAL | Senior Model Evaluation Engineer | 3
EVAL | Model Evaluation Engineer | 4
EVAL | Annotation Lead | 1
EVAL | Applied Scientist | 1
EVAL | Data Scientist | 1
MLP | AI Engineering Manager | 1
MLP | ML Platform Lead | 1
MLP | AI Platform Lead | 1
MLP | Staff ML Engineer | 1
MLP | Senior ML Platform Engineer | 4
MLP | ML Platform Engineer | 5
MLP | MLOps Engineer | 5
RAI | AI Engineering Manager | 1
RAI | Senior Responsible AI Engineer | 2
RAI | Responsible AI Engineer | 4
DATA | Engineering Manager | 1
DATA | Data Platform Lead | 1
DATA | Staff Data Engineer | 2
DATA | Senior Data Engineer | 6
DATA | Data Engineer | 9
PLAT | Engineering Manager | 1
PLAT | Senior Site Reliability Engineer | 4
PLAT | Senior Software Engineer | 1
PLAT | Site Reliability Engineer | 6
BACK | Engineering Manager | 1
BACK | Staff Backend Engineer | 1
BACK | Senior Software Engineer | 4
BACK | Software Engineer | 5
PROD | Senior Product Manager | 2
PROD | Product Manager | 4
PROD | UX Designer | 3
PROD | Product Analyst | 2
CUST | Engineering Manager | 1
CUST | Solutions Architect (AI) | 3
CUST | Customer Success Engineer | 5
"""

# Seats without anybody on the planning date: position | status
VACANT = """
APPLIED-11 | open
APPLIED-19 | open
GENAI-02 | open
GENAI-03 | open
GENAI-13 | open
GENAI-19 | frozen
NLP-03 | open
EVAL-04 | open
EVAL-08 | open
MLP-17 | open
RAI-07 | frozen
DATA-19 | frozen
PLAT-12 | open
BACK-11 | open
CUST-09 | open
"""

# Seats outside the plan above, given up or not yet open: position | unit prefix | role | opened | closed
EXTRA_SEATS = """
APPLIED-28 | APPLIED | Data Scientist | 2022-04-01 | 2025-09-30
DATA-20 | DATA | Data Engineer | 2021-04-01 | 2026-03-31
PLAT-13 | PLAT | Site Reliability Engineer | 2016-10-01 | 2025-12-31
PROD-12 | PROD | Product Analyst | 2022-10-01 | 2026-06-30
EVAL-12 | EVAL | Model Evaluation Engineer | 2027-02-01 |
"""

# A second line of reporting: position | dotted manager
DOTTED = """
RAI-03 | APPLIED-01
RAI-04 | GENAI-01
EVAL-06 | GENAI-04
EVAL-10 | NLP-01
MLP-12 | GENAI-01
DATA-08 | APPLIED-01
PROD-03 | AIML-03
CUST-03 | GENAI-01
PLAT-04 | MLP-01
"""

# Who leads the less experienced people of a large unit
SUB_LEADS = {
    "APPLIED": ["APPLIED-02", "APPLIED-03"],
    "GENAI": ["GENAI-04"],
    "NLP": ["NLP-02"],
    "SEARCH": ["SEARCH-02"],
    "MLP": ["MLP-02", "MLP-03"],
    "DATA": ["DATA-02"],
    "BACK": ["BACK-02"],
    "PLAT": ["PLAT-02"],
}

CRITICAL = {
    "AIML-01",
    "AIML-02",
    "APPLIED-01",
    "APPLIED-04",
    "APPLIED-05",
    "GENAI-02",
    "GENAI-03",
    "GENAI-05",
    "GENAI-06",
    "NLP-02",
    "NLP-03",
    "EVAL-02",
    "EVAL-04",
    "MLP-02",
    "MLP-05",
    "RAI-02",
    "SEARCH-02",
    "DATA-02",
    "PLAT-02",
}

# Seats that are less than a full seat: position | percent
PART_SEATS = """
APPLIED-23 | 80
GENAI-20 | 60
NLP-11 | 60
SEARCH-11 | 80
EVAL-09 | 80
DATA-14 | 80
PROD-08 | 50
CUST-06 | 80
"""

# Opened this year or later: the rest of the vacant seats had somebody before
NEVER_FILLED = {"GENAI-02": "2026-01-05", "GENAI-03": "2026-04-01", "RAI-07": "2026-06-01", "EVAL-08": "2026-09-01"}

# Seats that have no cost of their own: not yet agreed, or given up to the rates
COSTED_BY_RATE = {
    "GENAI-02", "GENAI-03", "EVAL-08", "EVAL-12", "RAI-07", "NLP-03", "BACK-05", "BACK-06", "PLAT-07", "PLAT-12",
}  # fmt: skip

# What such seats cost, in whole euros: role | level | location | a year at full time | a hire, once
COST_RATES = """
Site Reliability Engineer | | Kraków | 73500 |
 | Junior | | 56000 | 8000
 | Mid | | 71000 |
 | Senior | | 91000 |
 | Senior | Kraków | 90000 |
 | Staff | | 112000 | 18000
 | Principal | | 138000 | 26000
"""

# Full-time salary by job level in whole euros a year, before on-cost; single seats deviate by up to six percent
ANNUAL_COST = {
    "Intern": 31_000,
    "Junior": 56_000,
    "Mid": 71_000,
    "Senior": 91_000,
    "Staff": 112_000,
    "Lead": 109_000,
    "Manager": 118_000,
    "Principal": 138_000,
    "Director": 172_000,
}
