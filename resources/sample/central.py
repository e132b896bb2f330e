"""What the central roles ask: tier | name in the role's document | shared skill | importance | phrase | level.

# ruff: noqa: E501 -- a row of a table is one line

An empty shared skill means that the document already uses the shared name. Soft skills carry neither tier nor
importance, because the documents give them none.
"""

SENIOR_APPLIED_AI = """
must-have | Production software engineering | | critical
must-have | Python for ML/AI engineering | Python engineering | critical
must-have | Machine learning fundamentals | | critical
must-have | Model evaluation and experimentation | | critical
must-have | MLOps/productionization | MLOps and model lifecycle | critical
must-have | Data engineering literacy | | important
must-have | Cloud fundamentals | Cloud-native engineering | important
must-have | API integration and backend patterns | API and service design | important
good-to-have | LLM application engineering | | important | Important; context-dependent
good-to-have | Deep learning frameworks | | optional | Optional to Important
good-to-have | Vector search and retrieval systems | Search and retrieval systems | context-specific | \
Context-specific; important for RAG/search products
good-to-have | Feature store concepts | Feature stores | optional | Optional; depends on maturity
good-to-have | Streaming and real-time data | Streaming systems | context-specific
advanced | Systems-level performance optimization | Inference performance optimization | important | \
Important for senior
advanced | Robust evaluation at scale | Evaluation engineering at scale | important
advanced | Reliability engineering for AI services | | important
advanced | Responsible AI engineering | | important | Important to Critical depending on domain
emerging | Agentic workflow engineering | | optional | Optional → Important
emerging | Automated evaluation and synthetic data generation | Automated evaluation and red-teaming | important
emerging | Model routing and orchestration | | important
emerging | Confidential AI patterns | Confidential computing | context-specific
emerging | AI governance automation | | important
| Product-oriented thinking | Product thinking
| Structured problem solving and judgment | Structured problem solving
| Communication for mixed audiences | Stakeholder communication
| Ownership and reliability mindset | Operational ownership
| Collaboration and influence without authority | Influence without authority
| Quality discipline and skepticism | Rigor and healthy skepticism
| Mentorship and technical leadership | Mentorship
| Pragmatism under constraints | Pragmatic judgment
"""

STAFF_APPLIED_AI = """
must-have | Production software engineering | | critical
must-have | Applied machine learning fundamentals | Machine learning fundamentals | critical
must-have | MLOps and model lifecycle management | MLOps and model lifecycle | critical
must-have | Data engineering literacy | | critical
must-have | Model evaluation and experimentation | | critical
must-have | API/service design for inference | API and service design | critical
must-have | Cloud-native engineering | | important
must-have | Observability for AI systems | | critical
must-have | Secure engineering basics | Secure engineering for AI | important
good-to-have | Feature stores | | important
good-to-have | Streaming systems | | optional | Optional (context-specific)
good-to-have | Search/retrieval systems | Search and retrieval systems | important | Important (if search/GenAI-heavy)
good-to-have | Model optimization | Inference performance optimization | important
good-to-have | Privacy techniques | | optional | Optional (regulated contexts: Important)
advanced | System design for AI products | | critical
advanced | Deep expertise in at least one applied domain | Applied domain expertise | critical
advanced | Evaluation engineering at scale | | critical
advanced | Reliable A/B experimentation with guardrails | A/B experimentation with guardrails | important
advanced | Operational excellence for ML services | Reliability engineering for AI services | critical
emerging | LLM routing and orchestration | Model routing and orchestration | important | Important (in GenAI contexts)
emerging | Automated evaluation and red-teaming | | important
emerging | AI governance implementation | AI governance automation | important
emerging | Confidential computing / secure enclaves | Confidential computing | optional
emerging | Synthetic data and simulation | Synthetic data generation | optional | Optional (domain-dependent)
| Structured problem framing | Structured problem solving
| Technical leadership without authority | Influence without authority
| Pragmatic decision-making and tradeoff clarity | Pragmatic judgment
| Stakeholder communication and expectation management | Stakeholder communication
| Operational ownership mindset | Operational ownership
| Systems thinking |
| Mentorship and talent multiplication | Mentorship
| Healthy skepticism and rigor | Rigor and healthy skepticism
| Product intuition | Product thinking
"""

SENIOR_GENERATIVE_AI = """
must-have | LLM application engineering | | critical
must-have | Python engineering for production services | Python engineering | critical
must-have | Retrieval-Augmented Generation (RAG) design and tuning | Retrieval-augmented generation | critical
must-have | API design and integration | API and service design | important
must-have | Evaluation and testing for GenAI | | critical
must-have | Observability and debugging | Observability for AI systems | important
must-have | Security and privacy fundamentals for AI systems | Secure engineering for AI | important
good-to-have | Model fine-tuning/adaptation | Model fine-tuning | optional | \
Optional (depends on hosted vs self-hosted strategy)
good-to-have | Vector database operations | | important
good-to-have | Data engineering for unstructured corpora | Unstructured data engineering | important
good-to-have | Front-end integration patterns | | optional
good-to-have | Kubernetes and containerization | | context-specific
advanced | LLMOps architecture and lifecycle management | LLMOps architecture | critical | \
Critical for senior impact
advanced | Advanced prompt injection and data exfiltration defenses | Prompt injection defence | important
advanced | Latency and cost optimization at scale | LLM cost and latency control | important
advanced | Designing human-in-the-loop quality systems | Human-in-the-loop quality systems | important
emerging | Agentic workflows and tool ecosystems | Agentic workflow engineering | important
emerging | Policy-as-code for AI behavior | Policy-as-code for AI | important
emerging | Model routing/ensembling across providers | Model routing and orchestration | important
emerging | Synthetic data generation with validation | Synthetic data generation | optional
| Systems thinking |
| Engineering judgment under ambiguity | Pragmatic judgment
| Stakeholder communication |
| Quality mindset and rigor | Rigor and healthy skepticism
| Security and privacy awareness |
| Collaborative leadership | Influence without authority
| User empathy and product thinking | Product thinking
| Operational ownership |
"""

PRINCIPAL_GENERATIVE_AI = """
must-have | LLM application engineering | | critical
must-have | LLMOps architecture | | critical
must-have | System design for AI products | | critical
must-have | Retrieval-augmented generation | | critical
must-have | Evaluation and testing for GenAI | | critical
must-have | LLM cost and latency control | | important
must-have | Secure engineering for AI | | important | | 4
must-have | Technical roadmapping | | important | | 4
good-to-have | Model fine-tuning | | context-specific
good-to-have | Vector database operations | | optional | | 3
good-to-have | GPU cluster operations | | context-specific | | 3
advanced | Model routing and orchestration | | critical
advanced | Prompt injection defence | | important | | 4
advanced | Evaluation engineering at scale | | important | | 4
advanced | AI governance automation | | important | Important, critical for customers in regulated markets | 4
emerging | Agentic workflow engineering | | important
emerging | Policy-as-code for AI | | important
emerging | Confidential computing | | optional
| Systems thinking |
| Influence without authority |
| Stakeholder communication |
| Negotiation |
| Mentorship |
| Pragmatic judgment |
"""

STAFF_NLP = """
must-have | Production software engineering | | critical
must-have | Machine learning fundamentals | | critical
must-have | Embedding models | | critical
must-have | Entity linking | | critical
must-have | Model evaluation and experimentation | | critical
must-have | Document layout analysis | | important
must-have | Multilingual NLP | | important
must-have | Python engineering | | important
good-to-have | Speech recognition | | context-specific | Context-specific, important where calls are read
good-to-have | Search and retrieval systems | | important
good-to-have | Annotation operations | | important
good-to-have | Contract documents | | optional
advanced | Language model adaptation | | critical
advanced | System design for AI products | | important
advanced | Evaluation engineering at scale | | important | | 3
emerging | Retrieval-augmented generation | | important
emerging | Synthetic data generation | | context-specific
emerging | Judge model calibration | | optional
| Systems thinking |
| Rigor and healthy skepticism |
| Mentorship |
| Influence without authority |
| Stakeholder communication |
| Technical writing |
"""

CENTRAL_ROLES = {
    "Senior Applied AI Engineer": SENIOR_APPLIED_AI,
    "Staff Applied AI Engineer": STAFF_APPLIED_AI,
    "Senior Generative AI Engineer": SENIOR_GENERATIVE_AI,
    "Principal Generative AI Engineer": PRINCIPAL_GENERATIVE_AI,
    "Staff NLP Engineer": STAFF_NLP,
}
