"""Signing up and in."""

from typing import Annotated, Any

from fastapi import APIRouter, Body

from fixmycloud import tokens
from fixmycloud.callers import SignedIn
from fixmycloud.errors import ApiError
from fixmycloud.schemas import (
    Account,
    ForgotPasswordRequest,
    LoginRequest,
    Message,
    RefreshRequest,
    SignupRequest,
    TokenPair,
)
from fixmycloud.store import USERS, User

router = APIRouter(prefix="/auth", tags=["auth"])
Data = Annotated[dict[str, Any], Body(title="Data")]


@router.post("/signup", status_code=201)
async def signup(body: SignupRequest) -> Account:
    if body.email in USERS:
        raise ApiError(409, "There is an account with this e-mail address.", "email_taken", "email")
    USERS[body.email] = User(body.email, body.password, ["globex"])
    return Account(email=body.email, workspaces=["globex"])


@router.post("/login")
async def login(body: LoginRequest) -> TokenPair:
    user = USERS.get(body.email)
    if user is None or user.password != body.password:
        raise ApiError(401, "Wrong e-mail address or password.", "invalid_credentials")
    return TokenPair(**tokens.pair(body.email))


@router.post("/refresh")
async def refresh(body: RefreshRequest) -> TokenPair:
    email = tokens.spend(body.refresh_token)
    if email is None:
        raise ApiError(401, "The refresh token is invalid, spent or has expired.", "invalid_refresh_token")
    return TokenPair(**tokens.pair(email))


@router.post("/forgot-password", status_code=202)
async def forgot_password(body: ForgotPasswordRequest) -> Message:
    return Message(message=f"If {body.email} has an account, a message is on its way.")


@router.post("/reset-password")
async def reset_password(data: Data) -> Message:
    return Message(message="The password was reset.")


@router.post("/change-password")
async def change_password(user: SignedIn, data: Data) -> Message:
    return Message(message=f"The password of {user.email} was changed.")


@router.post("/resend-verification")
async def resend_verification(data: Data) -> Message:
    return Message(message="A message is on its way.")


@router.post("/verify-email/{token}")
async def verify_email(token: str) -> Message:
    if token != "good":
        raise ApiError(400, "The token is invalid or has expired.", "invalid_verification_token", "token")
    return Message(message="The e-mail address is verified.")


@router.get("/me")
async def me(user: SignedIn) -> Account:
    return Account(email=user.email, workspaces=user.workspaces)
