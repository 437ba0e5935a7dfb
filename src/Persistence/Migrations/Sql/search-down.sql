drop function search_highlights, search_alike, search_names, search_likeness, search_brevity, search_rebuild, maintain_search, search_statement, search_columns, search_stem, search_query, search_config, search_text cascade;
drop table search_documents, search_words, search_fields;
drop text search configuration expect_french, expect_english, expect_spanish, expect_simple;
drop text search dictionary expect_french, expect_english, expect_spanish;
