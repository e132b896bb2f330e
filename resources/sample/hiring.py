"""Requests to fill seats, in every state that a request can be in."""

# requisition | position | status | opened | start wanted | filled | priority | seat of the hiring manager
REQUISITIONS = """
REQ-2024-031 | GENAI-10 | filled | 2024-09-16 | 2025-02-01 | 2024-12-18 | high | GENAI-01
REQ-2024-034 | DATA-17 | filled | 2024-10-01 | 2025-01-15 | 2024-12-03 | medium | DATA-01
REQ-2025-002 | APPLIED-17 | filled | 2025-01-07 | 2025-03-01 | 2025-02-05 | medium | APPLIED-01
REQ-2025-004 | RAI-04 | filled | 2025-01-14 | 2025-04-01 | 2025-02-24 | high | RAI-01
REQ-2025-009 | GENAI-09 | filled | 2025-03-17 | 2025-06-01 | 2025-05-06 | high | GENAI-01
REQ-2025-012 | APPLIED-22 | filled | 2025-04-02 | 2025-06-01 | 2025-05-09 | medium | APPLIED-01
REQ-2025-018 | EVAL-06 | filled | 2025-06-10 | 2025-09-01 | 2025-07-22 | medium | EVAL-01
REQ-2025-021 | APPLIED-09 | filled | 2025-07-01 | 2025-09-01 | 2025-08-04 | high | APPLIED-01
REQ-2025-026 | PLAT-09 | filled | 2025-07-15 | 2025-10-01 | 2025-08-29 | medium | PLAT-01
REQ-2025-029 | SEARCH-10 | filled | 2025-09-08 | 2025-11-15 | 2025-10-13 | medium | SEARCH-01
REQ-2025-033 | APPLIED-28 | cancelled | 2025-10-06 | 2026-01-01 | | low | APPLIED-01
REQ-2026-001 | GENAI-02 | open | 2026-01-12 | 2026-05-01 | | high | GENAI-01
REQ-2026-003 | MLP-13 | filled | 2026-01-05 | 2026-02-15 | 2026-01-26 | medium | MLP-01
REQ-2026-005 | EVAL-04 | open | 2026-03-09 | 2026-06-01 | | high | EVAL-01
REQ-2026-006 | GENAI-19 | cancelled | 2026-04-07 | 2026-07-01 | | medium | GENAI-01
REQ-2026-008 | GENAI-03 | open | 2026-04-20 | 2026-09-01 | | high | GENAI-01
REQ-2026-009 | DATA-19 | on-hold | 2026-05-11 | 2026-09-01 | | low | DATA-01
REQ-2026-010 | RAI-07 | on-hold | 2026-06-15 | 2026-10-01 | | medium | RAI-01
REQ-2026-011 | APPLIED-11 | filled | 2026-06-08 | 2026-10-01 | 2026-10-12 | high | APPLIED-01
REQ-2026-012 | GENAI-13 | open | 2026-07-06 | 2026-11-01 | | high | GENAI-01
REQ-2026-013 | RAI-06 | filled | 2026-05-18 | 2026-08-01 | 2026-06-30 | medium | RAI-01
REQ-2026-014 | NLP-03 | open | 2026-08-17 | 2027-01-01 | | high | NLP-01
REQ-2026-015 | CUST-09 | open | 2026-08-31 | 2026-12-01 | | medium | CUST-01
REQ-2026-016 | APPLIED-19 | draft | 2026-09-07 | 2027-02-01 | | low | APPLIED-01
REQ-2026-017 | EVAL-08 | filled | 2026-09-07 | 2026-12-01 | 2026-10-29 | high | EVAL-01
REQ-2026-018 | MLP-17 | filled | 2026-09-21 | 2026-12-15 | 2026-11-06 | high | MLP-01
REQ-2026-019 | BACK-11 | open | 2026-10-19 | 2027-01-15 | | medium | BACK-01
REQ-2026-020 | PLAT-12 | draft | 2026-11-02 | 2027-02-01 | | medium | PLAT-01
REQ-2026-021 | NLP-02 | draft | 2026-11-16 | 2027-02-01 | | high | NLP-01
REQ-2026-022 | EVAL-12 | draft | 2026-11-18 | 2027-02-01 | | medium | EVAL-01
"""
