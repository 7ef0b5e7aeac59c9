"""The course out of the product: one package of static pages, for the municipality's own learning platform (SCORM 1.2,
or cmi5)."""
