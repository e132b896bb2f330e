"""The roles of the sample, in families and levels, and the ways between them."""

# ruff: noqa: E501 -- a row of a table is one line

ROLES = """
Applied AI Engineer | Applied AI | Mid | | Current | Builds and runs AI features inside a squad.
Senior Applied AI Engineer | Applied AI | Senior | | Current | \
Takes AI features from an idea to a service that is watched, priced and safe.
Staff Applied AI Engineer | Applied AI | Staff | | Current | \
Sets the technical direction of applied AI across several teams and keeps its standards.
Principal Applied AI Engineer | Applied AI | Principal | | Current | Answers for the AI architecture of the whole company.
Applied AI Tech Lead | Applied AI | Lead | | Current | Leads one squad technically and still writes code.
Engineering Manager, Applied AI | Applied AI | Manager | management | Current | Leads the people of Applied AI.
Technical Product Lead (AI) | Applied AI | Lead | | Emerging | Joins product strategy and AI engineering in one chair.
Product-focused AI Architect | Applied AI | Staff | | Emerging | Shapes AI across several product lines.
Generative AI Engineer | Generative AI | Mid | | Emerging | Builds features on language models under guidance.
Senior Generative AI Engineer | Generative AI | Senior | | Emerging | \
Builds and operates language model features that are grounded, measured and affordable.
Staff Generative AI Engineer | Generative AI | Staff | | Emerging | \
Owns the shared building blocks of generative AI and raises the teams that use them.
Staff AI Engineer | Generative AI | Staff | | Emerging | Owns shared AI building blocks beyond language models.
Principal Generative AI Engineer | Generative AI | Principal | | Emerging | \
Decides how the company uses language models: providers, architecture, safety and price.
AI Engineering Tech Lead | Generative AI | Lead | | Emerging | Leads a generative AI squad technically.
Product-focused AI Engineer | Generative AI | Senior | | Emerging | Works where model behaviour and user experience meet.
Security-focused AI Engineer | Generative AI | Senior | | Emerging | Defends AI features and the data behind them.
NLP Engineer | NLP | Mid | | Current | Builds language components for documents and calls.
Senior NLP Engineer | NLP | Senior | | Current | Owns language components from data to service.
Staff NLP Engineer | NLP | Staff | | Current | \
Answers for the language understanding behind every product that reads documents.
Principal NLP Engineer | NLP | Principal | | Current | Sets the language technology strategy.
ML Engineering Intern | Machine Learning | Intern | | Current | Learns the trade on a bounded project.
Junior ML Engineer | Machine Learning | Junior | | Current | Works on models and pipelines with a mentor.
ML Engineer | Machine Learning | Mid | | Current | Trains models and brings them into services.
Senior ML Engineer | Machine Learning | Senior | | Current | Owns models and their pipelines in production.
Staff ML Engineer | Machine Learning | Staff | | Current | Leads machine learning work across teams.
Data Scientist | Machine Learning | Mid | | Current | Turns questions into analyses and models.
Senior Data Scientist | Machine Learning | Senior | | Current | Leads analyses and experiments that decide products.
Applied Scientist | Machine Learning | Senior | | Current | Brings new methods into use.
Applied Scientist Lead | Machine Learning | Lead | | Current | Leads a small group of applied scientists.
Applied Research Engineer | Machine Learning | Senior | | Emerging | Studies models and evaluation for the products.
Research Engineer | Machine Learning | Senior | | Current | Builds what research needs to be tried.
Model Evaluation Engineer | Model Evaluation | Mid | | Emerging | Builds and keeps the suites that judge models.
Senior Model Evaluation Engineer | Model Evaluation | Senior | | Emerging | Owns how a product line judges its models.
Annotation Lead | Model Evaluation | Lead | | Current | Leads labelling: guides, quality and suppliers.
Search/Relevance Engineer | Search | Mid | | Current | Improves what people find.
Senior Search Engineer | Search | Senior | | Current | Owns a search surface and its relevance.
Staff Search Engineer | Search | Staff | | Current | Sets the direction of search and ranking.
MLOps Engineer | ML Platform | Senior | | Current | Runs models in production and the tools around them.
ML Platform Engineer | ML Platform | Mid | | Current | Builds the shared platform for models.
Senior ML Platform Engineer | ML Platform | Senior | | Current | Owns services of the machine learning platform.
AI Platform Engineer | ML Platform | Senior | | Emerging | Builds shared services for language models.
ML Platform Lead | ML Platform | Lead | | Current | Leads the platform technically.
AI Platform Lead | ML Platform | Lead | | Emerging | Owns platform capabilities that several teams build on.
AI Platform Architect | ML Platform | Staff | | Emerging | Draws the platform that others build.
Responsible AI Engineer | Responsible AI | Mid | | Emerging | Builds safety, fairness and records into products.
Senior Responsible AI Engineer | Responsible AI | Senior | | Emerging | Owns the safeguards of a product line.
AI Safety Engineer | Responsible AI | Senior | | Emerging | Finds the ways in which a model can do harm.
Data Engineer | Data | Mid | | Current | Builds data flows that others rely on.
Senior Data Engineer | Data | Senior | | Current | Owns data domains and their contracts.
Staff Data Engineer | Data | Staff | | Current | Leads the data platform technically.
Data Platform Lead | Data | Lead | | Current | Leads storage, lineage and features for all teams.
Software Engineer | Software | Mid | | Current | Builds product services.
Senior Software Engineer | Software | Senior | | Current | Owns product services.
Staff Backend Engineer | Software | Staff | | Current | Leads backend architecture across teams.
Site Reliability Engineer | Software | Mid | | Current | Keeps services up and their costs down.
Senior Site Reliability Engineer | Software | Senior | | Current | Owns reliability of a group of services.
Product Manager | Product | Mid | | Current | Decides what a squad builds next.
Senior Product Manager | Product | Senior | | Current | Answers for a product line.
UX Designer | Product | Mid | | Current | Designs flows and checks them with users.
Product Analyst | Product | Mid | | Current | Measures how products are used.
Solutions Architect (AI) | Customer | Senior | | Current | Fits AI features into the landscape of customers.
Customer Success Engineer | Customer | Mid | | Current | Helps customers get value and get unstuck.
AI Engineering Manager | Leadership | Manager | management | Current | Leads the people of a team that builds AI.
Engineering Manager | Leadership | Manager | management | Current | Leads the people of an engineering team.
Technical Program Manager | Leadership | Lead | | Current | Keeps work across teams in step.
Director of AI and ML | Leadership | Director | management | Current | Answers for everything the AI and ML department does.
VP Engineering | Leadership | Director | management | Current | Answers for product engineering.
"""

CAREER_LINKS = """
Senior Applied AI Engineer | next | Staff Applied AI Engineer; Staff ML Engineer; Principal Applied AI Engineer; \
Applied AI Tech Lead; AI Engineering Manager; ML Platform Engineer; Product-focused AI Architect
Senior Applied AI Engineer | adjacent | Senior Search Engineer; Senior Generative AI Engineer; AI Safety Engineer; \
Data Platform Lead
Staff Applied AI Engineer | next | Principal Applied AI Engineer; Engineering Manager, Applied AI; AI Platform Lead; \
AI Platform Architect; Technical Product Lead (AI)
Staff Applied AI Engineer | adjacent | Staff Data Engineer; Staff Backend Engineer; Research Engineer; \
Applied Scientist Lead; Security-focused AI Engineer
Senior Generative AI Engineer | next | Staff Generative AI Engineer; Staff AI Engineer; Principal Generative AI Engineer; \
ML Platform Lead; AI Platform Engineer; AI Engineering Tech Lead
Senior Generative AI Engineer | adjacent | Security-focused AI Engineer; Applied Research Engineer; \
Product-focused AI Engineer; Solutions Architect (AI)
Senior ML Engineer | next | Staff Applied AI Engineer; Staff ML Engineer
Senior Software Engineer | next | Staff Applied AI Engineer; Staff Backend Engineer; Engineering Manager
Senior Data Scientist | next | Staff Applied AI Engineer; Applied Scientist Lead
MLOps Engineer | next | Staff Applied AI Engineer; ML Platform Lead
ML Engineer | next | Senior ML Engineer; Senior Applied AI Engineer; Senior Generative AI Engineer; MLOps Engineer
Software Engineer | next | Senior Software Engineer; Senior Applied AI Engineer; Senior Generative AI Engineer
Data Scientist | next | Senior Data Scientist; Senior Applied AI Engineer; Applied Scientist
Search/Relevance Engineer | next | Senior Search Engineer; Senior Applied AI Engineer
Data Engineer | next | Senior Data Engineer; Senior Applied AI Engineer; Senior Generative AI Engineer
Applied Scientist | next | Applied Scientist Lead; Senior Generative AI Engineer
Applied AI Engineer | next | Senior Applied AI Engineer
Applied AI Engineer | adjacent | Generative AI Engineer; ML Engineer
Generative AI Engineer | next | Senior Generative AI Engineer
Generative AI Engineer | adjacent | NLP Engineer
Staff Generative AI Engineer | next | Principal Generative AI Engineer; AI Platform Lead
Staff Generative AI Engineer | adjacent | Staff Applied AI Engineer; Staff NLP Engineer
AI Engineering Tech Lead | next | Principal Generative AI Engineer; AI Engineering Manager
Applied AI Tech Lead | next | Principal Applied AI Engineer; Engineering Manager, Applied AI
Principal Applied AI Engineer | adjacent | Principal Generative AI Engineer
Principal Generative AI Engineer | next | Director of AI and ML
NLP Engineer | next | Senior NLP Engineer
Senior NLP Engineer | next | Staff NLP Engineer; AI Engineering Tech Lead
Senior NLP Engineer | adjacent | Senior Generative AI Engineer; Senior Search Engineer
Staff NLP Engineer | next | Principal NLP Engineer; Principal Generative AI Engineer; AI Engineering Manager
Staff NLP Engineer | adjacent | Staff Search Engineer; Applied Scientist Lead
ML Engineering Intern | next | Junior ML Engineer
Junior ML Engineer | next | ML Engineer; Applied AI Engineer; NLP Engineer
Staff ML Engineer | next | Principal Applied AI Engineer
Staff ML Engineer | adjacent | Staff Applied AI Engineer
Model Evaluation Engineer | next | Senior Model Evaluation Engineer
Model Evaluation Engineer | adjacent | Data Scientist; Responsible AI Engineer
Senior Model Evaluation Engineer | next | Staff Applied AI Engineer; AI Engineering Manager
Senior Model Evaluation Engineer | adjacent | Applied Research Engineer; Senior Responsible AI Engineer
Annotation Lead | adjacent | Senior Model Evaluation Engineer
Senior Search Engineer | next | Staff Search Engineer
ML Platform Engineer | next | Senior ML Platform Engineer; MLOps Engineer
Senior ML Platform Engineer | next | ML Platform Lead; AI Platform Lead; Staff ML Engineer
Senior ML Platform Engineer | adjacent | Senior Site Reliability Engineer; AI Platform Engineer
ML Platform Lead | next | AI Platform Architect; AI Engineering Manager
Responsible AI Engineer | next | Senior Responsible AI Engineer
Senior Responsible AI Engineer | adjacent | AI Safety Engineer; Security-focused AI Engineer
Senior Data Engineer | next | Staff Data Engineer; Data Platform Lead; Engineering Manager
Data Platform Lead | adjacent | Staff Data Engineer
Site Reliability Engineer | next | Senior Site Reliability Engineer
Site Reliability Engineer | adjacent | ML Platform Engineer; Software Engineer
Senior Site Reliability Engineer | adjacent | MLOps Engineer
Product Manager | next | Senior Product Manager
Senior Product Manager | next | Technical Product Lead (AI)
Product Analyst | next | Data Scientist; Product Manager
UX Designer | adjacent | Product Manager
Customer Success Engineer | next | Solutions Architect (AI)
Solutions Architect (AI) | adjacent | Product-focused AI Engineer
AI Engineering Manager | next | Director of AI and ML
Engineering Manager, Applied AI | next | Director of AI and ML
Engineering Manager | adjacent | AI Engineering Manager
Technical Program Manager | adjacent | AI Engineering Manager
Director of AI and ML | next | VP Engineering
"""
