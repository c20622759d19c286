-- Each tick looks for channels that asked a corrected question.
CREATE INDEX posting_question ON posting (question_id, question_version);
