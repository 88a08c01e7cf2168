"""A test double of Liquid Web's API, version 1, made of Starlette, PyYAML, PyOTP and the IANA time zones."""
