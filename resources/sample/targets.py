"""What each unit needs, and how far it has come.

The last two cells steer the sample: so many members reach the level, and so many are not assessed. They are not
written to the folder; the assessments are made so that any program can find them out again.
"""

# unit | skill | level | people | importance | reached | not assessed | from | to
TARGETS = """
AI and ML | Security and privacy awareness | 3 | 60 | important | 44 | 8 | 2025-01-01
AI and ML | Data protection law | 3 | 8 | critical | 5 | 1 | 2026-01-01
Applied AI | Machine learning fundamentals | 3 | 18 | critical | 16 | 1 | 2025-01-01
Applied AI | Model evaluation and experimentation | 4 | 6 | critical | 4 | 1 | 2025-01-01
Applied AI | MLOps and model lifecycle | 3 | 14 | critical | 10 | 2 | 2025-01-01
Applied AI | Production software engineering | 4 | 6 | important | 5 | 0 | 2025-01-01
Applied AI | Reliability engineering for AI services | 3 | 8 | important | 4 | 2 | 2025-07-01
Applied AI | Inference performance optimization | 3 | 5 | important | 3 | 1 | 2025-07-01
Applied AI | LLM application engineering | 3 | 8 | important | 6 | 1 | 2025-01-01
Applied AI | A/B experimentation with guardrails | 3 | 6 | context-specific | 4 | 1 | 2025-01-01
Applied AI | Data engineering literacy | 3 | 14 | important | 12 | 1 | 2025-01-01
Generative AI | LLM application engineering | 4 | 6 | critical | 4 | 1 | 2025-01-01
Generative AI | Retrieval-augmented generation | 3 | 10 | critical | 8 | 1 | 2025-01-01
Generative AI | Evaluation and testing for GenAI | 3 | 10 | critical | 5 | 2 | 2025-07-01
Generative AI | LLMOps architecture | 4 | 3 | critical | 1 | 1 | 2026-01-01
Generative AI | Prompt injection defence | 3 | 4 | important | 2 | 1 | 2025-07-01
Generative AI | LLM cost and latency control | 3 | 5 | important | 3 | 0 | 2025-07-01
Generative AI | Vector database operations | 3 | 5 | important | 4 | 0 | 2025-01-01
Generative AI | Structured output and tool calling | 3 | 8 | important | 7 | 1 | 2025-07-01
Generative AI | Model routing and orchestration | 3 | 4 | context-specific | 2 | 0 | 2026-01-01
Generative AI | Agentic workflow engineering | 3 | 3 | optional | 2 | 1 | 2026-01-01
Generative AI | Prompt engineering | 3 | 8 | important | | | 2025-01-01 | 2026-06-30
NLP | Entity linking | 4 | 2 | critical | 1 | 0 | 2025-01-01
NLP | Language model adaptation | 4 | 2 | critical | 1 | 0 | 2025-07-01
NLP | Embedding models | 3 | 8 | critical | 7 | 1 | 2025-01-01
NLP | Document layout analysis | 3 | 6 | important | 5 | 1 | 2025-01-01
NLP | Multilingual NLP | 4 | 1 | important | 1 | 0 | 2025-01-01
NLP | Text classification | 3 | 8 | important | 8 | 0 | 2025-01-01
NLP | Named entity recognition | 3 | 7 | important | 6 | 1 | 2025-01-01
NLP | Speech recognition | 3 | 3 | context-specific | 2 | 1 | 2025-07-01
NLP | Text normalization | 3 | 5 | context-specific | 4 | 0 | 2025-01-01
Search and Ranking | Search and retrieval systems | 3 | 10 | critical | 9 | 1 | 2025-01-01
Search and Ranking | Learning to rank | 3 | 6 | critical | 5 | 0 | 2025-01-01
Search and Ranking | Relevance evaluation | 3 | 8 | critical | 6 | 1 | 2025-01-01
Search and Ranking | Hybrid retrieval | 3 | 6 | important | 5 | 0 | 2025-07-01
Search and Ranking | Query understanding | 3 | 6 | important | 6 | 0 | 2025-01-01
Search and Ranking | Index engineering | 3 | 4 | important | 3 | 1 | 2025-01-01
Search and Ranking | Recommender systems | 3 | 3 | optional | 1 | 1 | 2025-01-01
Search and Ranking | OpenSearch | 3 | 6 | context-specific | 6 | 0 | 2025-01-01
Model Evaluation | Evaluation engineering at scale | 4 | 5 | critical | 2 | 0 | 2025-07-01
Model Evaluation | Evaluation and testing for GenAI | 3 | 8 | critical | 4 | 2 | 2025-07-01
Model Evaluation | Golden dataset curation | 3 | 6 | critical | 4 | 1 | 2025-01-01
Model Evaluation | Judge model calibration | 3 | 4 | important | 1 | 1 | 2026-01-01
Model Evaluation | Human-in-the-loop quality systems | 3 | 5 | important | 3 | 0 | 2025-01-01
Model Evaluation | Automated evaluation and red-teaming | 3 | 4 | important | 1 | 1 | 2026-01-01
Model Evaluation | Statistics | 3 | 4 | context-specific | 4 | 0 | 2025-01-01
Model Evaluation | Annotation operations | 3 | 3 | context-specific | 3 | 0 | 2025-01-01
Model Evaluation | Synthetic data generation | 3 | 2 | context-specific | | | 2027-04-01
ML Platform | MLOps and model lifecycle | 3 | 12 | critical | 11 | 1 | 2025-01-01
ML Platform | Kubernetes and containerization | 3 | 10 | critical | 9 | 0 | 2025-01-01
ML Platform | Reliability engineering for AI services | 3 | 7 | critical | 5 | 1 | 2025-01-01
ML Platform | GPU cluster operations | 3 | 5 | important | 2 | 1 | 2025-07-01
ML Platform | Model serving | 3 | 8 | important | 7 | 0 | 2025-01-01
ML Platform | Incident response | 3 | 6 | important | 4 | 1 | 2025-01-01
ML Platform | Observability for AI systems | 3 | 8 | important | 7 | 1 | 2025-01-01
ML Platform | Drift monitoring | 3 | 5 | important | 3 | 1 | 2025-07-01
ML Platform | Feature stores | 3 | 4 | optional | 2 | 1 | 2025-01-01
Responsible AI | Responsible AI engineering | 3 | 5 | critical | 4 | 0 | 2025-01-01
Responsible AI | Bias and fairness testing | 3 | 4 | critical | 2 | 1 | 2025-01-01
Responsible AI | AI governance automation | 3 | 3 | important | 2 | 0 | 2025-07-01
Responsible AI | Explainability methods | 3 | 3 | important | 2 | 0 | 2025-01-01
Responsible AI | European AI regulation | 3 | 4 | important | 3 | 0 | 2025-01-01
Responsible AI | Content moderation | 3 | 2 | context-specific | 1 | 1 | 2025-01-01
Responsible AI | Automated evaluation and red-teaming | 3 | 2 | important | 1 | 0 | 2026-01-01
Data Engineering | Data pipeline engineering | 3 | 14 | critical | 13 | 1 | 2025-01-01
Data Engineering | Data modelling | 3 | 12 | critical | 11 | 0 | 2025-01-01
Data Engineering | Data quality engineering | 3 | 10 | important | 9 | 1 | 2025-01-01
Data Engineering | SQL | 4 | 5 | important | 4 | 0 | 2025-01-01
Data Engineering | Streaming systems | 3 | 5 | important | 3 | 1 | 2025-01-01
Data Engineering | Data governance and lineage | 3 | 6 | important | 5 | 0 | 2025-01-01
Data Engineering | Data contracts | 3 | 5 | important | 4 | 1 | 2025-07-01
Data Engineering | Unstructured data engineering | 3 | 3 | context-specific | 2 | 0 | 2026-01-01
Data Engineering | Apache Spark | 3 | 4 | optional | 4 | 0 | 2025-01-01
Platform and Reliability | Incident response | 3 | 9 | critical | 8 | 0 | 2025-01-01
Platform and Reliability | Kubernetes and containerization | 3 | 9 | critical | 8 | 1 | 2025-01-01
Platform and Reliability | Service level objectives | 3 | 6 | important | 5 | 0 | 2025-01-01
Platform and Reliability | Infrastructure as code | 3 | 8 | important | 7 | 1 | 2025-01-01
Platform and Reliability | Capacity planning | 3 | 4 | important | 3 | 0 | 2025-01-01
Platform and Reliability | Secure engineering for AI | 3 | 4 | important | 2 | 1 | 2026-01-01
Platform and Reliability | Network engineering | 3 | 3 | context-specific | 2 | 1 | 2025-01-01
Backend Engineering | Backend engineering | 3 | 9 | critical | 9 | 0 | 2025-01-01
Backend Engineering | API and service design | 3 | 8 | critical | 7 | 1 | 2025-01-01
Backend Engineering | Distributed systems | 3 | 4 | important | 3 | 0 | 2025-01-01
Backend Engineering | Test automation | 3 | 7 | important | 6 | 1 | 2025-01-01
Backend Engineering | Relational databases | 3 | 6 | important | 6 | 0 | 2025-01-01
Backend Engineering | LLM application engineering | 2 | 4 | context-specific | 2 | 1 | 2026-01-01
Product and Design | Product discovery | 3 | 7 | critical | 5 | 1 | 2025-01-01
Product and Design | Product analytics | 3 | 6 | important | 4 | 1 | 2025-01-01
Product and Design | Interaction design | 3 | 3 | important | 3 | 0 | 2025-01-01
Product and Design | User research | 3 | 4 | important | 3 | 0 | 2025-01-01
Product and Design | Planning and prioritization | 3 | 6 | important | 5 | 0 | 2025-01-01
Product and Design | A/B experimentation with guardrails | 2 | 4 | | 2 | 1 | 2025-07-01
Customer Engineering | Technical troubleshooting | 3 | 5 | critical | 4 | 1 | 2025-01-01
Customer Engineering | Solution architecture | 3 | 3 | critical | 2 | 0 | 2025-01-01
Customer Engineering | LLM application engineering | 2 | 4 | important | 2 | 1 | 2026-01-01
Customer Engineering | Customer enablement | 3 | 4 | important | 3 | 1 | 2025-01-01
Customer Engineering | Service desk workflows | 3 | 5 | important | 4 | 0 | 2025-01-01
Customer Engineering | Data protection law | 2 | 3 | context-specific | 1 | 1 | 2026-01-01
"""
