drop view status_history, actors;
revoke select on revisions from expect_reader;
