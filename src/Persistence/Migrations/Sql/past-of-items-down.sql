drop view status_history;
revoke select on revisions from expect_reader;
