/** Every screen that can be looked at without signing in. */
export const publicPlaces = [
  "/",
  "/mon-compte",
  "/salarie",
  "/independant",
  "/retraite",
  "/conjoint",
  "/salarie/identification?service=soins",
  "/conjoint/identification?service=profil",
  "/salarie/abonnement",
  "/conjoint/mot-de-passe-oublie",
  "/mot-de-passe/nouveau",
  "/verifier",
  "/infos/presentation",
  "/infos/accueil",
  "/infos/telechargements",
  "/infos/aide",
  "/infos/mentions-legales",
  "/infos/accessibilite",
  "/plan-du-site",
] as const;

/** Every screen behind the identification that has an address of its own. */
export const securedPlaces = [
  "/mon-compte/profil",
  "/mon-compte/profil/mot-de-passe",
  "/mon-compte/donnees-personnelles",
  "/mon-compte/demandes",
  "/mon-compte/demandes/suivi",
  "/mon-compte/demandes/adresse",
  "/mon-compte/demandes/document/medical-rights",
  "/mon-compte/declaration",
  "/mon-compte/indemnisation",
  "/mon-compte/mouvements",
  "/mon-compte/soins",
  "/mon-compte/praticiens",
  "/mon-compte/allocations-familiales",
] as const;
