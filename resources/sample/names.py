"""The invented people, in the order in which seats are filled."""

NAMES = """
Henrike Voss; Tomasz Wilczek; Adaeze Nwosu-Hale; Rafael Quintão; Saoirse Kilbride; Jorun Aasland; Mina Okafor;
Dariusz Pawlak; Leila Farrokhi; Owen Tregarthen; Chiamaka Eze; Bram van Loon; Yui Kanemoto; Pavel Dvorský;
Ines Carvalhal; Kwabena Ofosu; Marta Zielonka; Theo Lindqvist; Parisa Daneshvar; Callum Birkett; Noor al-Sabbagh;
Emeka Obiora; Katya Morozenko; Luca Ferrante; Ayşe Tunçer; Gareth Pennant; Sunniva Bratli; Rohan Deshmukh;
Ewa Sikora; Mateo Arriaga; Freya Holmgaard; Idris Bello; Annika Rautio; Viktor Halász; Priya Raghunathan;
Joost Hendrikx; Zainab Mwangi; Lorcan Devaney; Mireille Fontanel; Samuel Adjei; Hana Procházková; Dong-hyun Seo;
Clara Wennberg; Nikolai Sørby; Amina Belhadj; Piotr Gawron; Thandiwe Khumalo; Edmund Farrow; Lucía Berenguer;
Ravi Subramaniam; Ottilie Brandt; Mirela Kovačić; Hamza Qureshi; Anneke Visscher; Florian Radu; Keiko Murasaki;
Stellan Nyberg; Oluwaseun Adeyemi; Beatriz Loureiro; Jakub Kowalewski; Maren Tollefsen; Farah Siddiqui;
Giulio Marchetti; Nkechi Umeh; Rasmus Thygesen; Vesna Horvatin; Desmond Achterberg; Sofia Kallergis; Yusuf Demirel;
Linnea Ekdahl; Arjun Bhattacharya; Marguerite Duvall; Kofi Ansah-Reid; Petra Novotná; Hugo Salvatierra;
Ingeborg Falk; Tendai Moyo; Wiktoria Lis; Alasdair Munro; Samira Haddad; Enzo Caprioli; Ngozi Anyanwu;
Lars Kjeldsen; Meera Iyengar; Bastian Köhler; Aoife Rafferty; Zoran Petrović; Hadiza Suleiman; Emil Strandberg;
Carmen Ulloa; Takumi Hirose; Renske de Wit; Benedikt Auer; Oksana Lytvyn; Jamal Whitcombe; Elif Karaca;
Nils Overgaard; Abena Boateng; Milosz Jankowski; Sinead Corrigan; Vikram Chaudhari; Helena Brito; Anders Lovdal;
Fatoumata Diarra; Gregor Steinhaus; Rosalind Peake; Takeshi Onodera; Ioana Mureșan; Kamil Brzezina; Lena Haugland;
Obinna Chukwu; Delphine Arnoux; Mark Wetherby; Shirin Azadi; Casper Vestergaard; Tamara Ilić; Ibrahim Kone;
Julia Szczepańska; Rune Myhre; Anjali Menon; Corentin Lasalle; Wanjiru Karanja; Stefan Grabner; Bronagh Tierney;
Diego Montalvo; Saskia Verhoeven; Adil Rahmani; Kirsten Mølgaard; Chinedu Okeke; Paola Rinaldi; Emre Yalçın;
Signe Dahlgaard; Bartosz Wrona; Naledi Dube; Fergus Strachan; Yara Khoury; Tobias Riedl; Mónica Estévez;
Ade Ogunleye; Hilde Vanderveken; Sanjay Kulkarni; Maeve Gilhooly; Ondřej Beneš; Salma Tazi; Jesper Friis;
Rukmini Pillai; Domingos Tavares; Kasia Nowicka; Malik Traoré; Astrid Engebret; Roberto Galvani; Nadia Chernova;
Finn Ostergaard; Akosua Darko; Mehmet Aksoy; Ulrike Baumeister; Lindani Ncube; Carys Bowen; Timur Abdulov;
Daniela Ferreira-Pinto; Anselm Kraus; Zeynep Ateş; Padraig Nolan; Simone Laurier; Vuk Stanković; Eero Lehtonen;
Amara Conteh; Hyejin Bae; Klaus Ehrenfeld; Pilar Medrano; Ruth Ashworth; Ikram Benali; Sergiu Dobre; Mathilde Coste;
Ezekiel Mensah; Ragnhild Storm; Tariq Mahfouz; Olga Sidorova; Julian Hartwell; Bisi Afolabi;
Wera Olszewska; Antonio Bellomo; Grete Sandvik; Chukwuma Eboh; Isabel Quiroga; Levan Tsereteli; Nour Haddioui;
Peter Grimshaw
"""


def names() -> list[str]:
    """All names in their order."""
    return [name.strip() for name in NAMES.replace("\n", " ").split(";")]
