//! How many terms and criteria CTCAE prints in each class, counted from the
//! published tables (5.0 of 2017-11-27; 6.0 of 2026-01-20 with its errata).

/// A class: its name, its terms, and how many of them have grade 1 to 5.
pub type Class = (&'static str, usize, [usize; 5]);

/// Version 5.0: 837 terms, 3185 criteria.
pub const V5: [Class; 26] = [
    (
        "Blood and lymphatic system disorders",
        12,
        [6, 7, 12, 10, 10],
    ),
    ("Cardiac disorders", 34, [24, 29, 27, 29, 29]),
    (
        "Congenital, familial and genetic disorders",
        1,
        [1, 1, 1, 1, 1],
    ),
    ("Ear and labyrinth disorders", 8, [7, 8, 8, 3, 2]),
    ("Endocrine disorders", 14, [12, 14, 9, 7, 7]),
    ("Eye disorders", 26, [22, 24, 25, 17, 0]),
    ("Gastrointestinal disorders", 122, [101, 114, 118, 93, 92]),
    (
        "General disorders and administration site conditions",
        25,
        [19, 20, 20, 9, 9],
    ),
    ("Hepatobiliary disorders", 18, [7, 13, 15, 16, 16]),
    ("Immune system disorders", 6, [5, 5, 6, 6, 6]),
    ("Infections and infestations", 88, [27, 75, 86, 78, 75]),
    (
        "Injury, poisoning and procedural complications",
        79,
        [65, 77, 78, 73, 71],
    ),
    ("Investigations", 42, [39, 35, 35, 21, 1]),
    (
        "Metabolism and nutrition disorders",
        26,
        [22, 21, 26, 26, 24],
    ),
    (
        "Musculoskeletal and connective tissue disorders",
        44,
        [37, 44, 44, 15, 14],
    ),
    (
        "Neoplasms benign, malignant and unspecified (incl cysts and polyps)",
        7,
        [4, 4, 4, 5, 5],
    ),
    ("Nervous system disorders", 68, [59, 62, 62, 28, 27]),
    (
        "Pregnancy, puerperium and perinatal conditions",
        4,
        [2, 3, 3, 4, 1],
    ),
    ("Psychiatric disorders", 21, [19, 19, 17, 13, 8]),
    ("Renal and urinary disorders", 23, [19, 17, 17, 12, 12]),
    (
        "Reproductive system and breast disorders",
        49,
        [44, 48, 38, 15, 14],
    ),
    (
        "Respiratory, thoracic and mediastinal disorders",
        62,
        [55, 56, 57, 46, 46],
    ),
    (
        "Skin and subcutaneous tissue disorders",
        39,
        [35, 31, 25, 11, 11],
    ),
    ("Social circumstances", 1, [1, 1, 1, 1, 1]),
    ("Surgical and medical procedures", 1, [1, 1, 1, 1, 1]),
    ("Vascular disorders", 17, [12, 16, 15, 11, 11]),
];

/// Version 6.0: 850 terms, 3235 criteria.
pub const V6: [Class; 26] = [
    (
        "Blood and lymphatic system disorders",
        18,
        [10, 11, 16, 14, 14],
    ),
    ("Cardiac disorders", 30, [22, 26, 25, 25, 25]),
    (
        "Congenital, familial and genetic disorders",
        1,
        [1, 1, 1, 1, 1],
    ),
    ("Ear and labyrinth disorders", 8, [7, 8, 8, 3, 2]),
    ("Endocrine disorders", 15, [14, 15, 11, 9, 9]),
    ("Eye disorders", 26, [22, 24, 25, 17, 0]),
    ("Gastrointestinal disorders", 122, [101, 114, 118, 92, 91]),
    (
        "General disorders and administration site conditions",
        24,
        [18, 19, 19, 9, 10],
    ),
    ("Hepatobiliary disorders", 20, [8, 15, 17, 18, 18]),
    ("Immune system disorders", 8, [6, 7, 8, 8, 8]),
    ("Infections and infestations", 89, [26, 74, 87, 80, 77]),
    (
        "Injury, poisoning and procedural complications",
        79,
        [62, 77, 78, 75, 74],
    ),
    ("Investigations", 40, [37, 30, 28, 15, 1]),
    (
        "Metabolism and nutrition disorders",
        26,
        [23, 22, 26, 25, 23],
    ),
    (
        "Musculoskeletal and connective tissue disorders",
        44,
        [36, 44, 43, 14, 13],
    ),
    (
        "Neoplasms benign, malignant and unspecified (incl cysts and polyps)",
        10,
        [6, 7, 6, 7, 7],
    ),
    ("Nervous system disorders", 71, [64, 68, 65, 34, 31]),
    (
        "Pregnancy, puerperium and perinatal conditions",
        4,
        [2, 3, 3, 4, 1],
    ),
    ("Psychiatric disorders", 21, [19, 19, 17, 13, 8]),
    ("Renal and urinary disorders", 25, [21, 18, 18, 14, 14]),
    (
        "Reproductive system and breast disorders",
        47,
        [43, 46, 36, 15, 14],
    ),
    (
        "Respiratory, thoracic and mediastinal disorders",
        61,
        [54, 54, 56, 44, 44],
    ),
    (
        "Skin and subcutaneous tissue disorders",
        41,
        [37, 33, 26, 14, 14],
    ),
    ("Social circumstances", 1, [1, 1, 1, 1, 1]),
    ("Surgical and medical procedures", 1, [1, 1, 1, 1, 1]),
    ("Vascular disorders", 18, [11, 17, 15, 11, 11]),
];
