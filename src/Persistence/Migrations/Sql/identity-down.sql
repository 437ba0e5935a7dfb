drop table api_token_territories, api_tokens, accounts;
