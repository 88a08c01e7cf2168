"""A test double of Hive's Merchant API, versions 1 and 2, made of Starlette and `limits`."""
