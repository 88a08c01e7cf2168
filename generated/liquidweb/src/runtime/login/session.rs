//! What lasts between two requests for a token.

use std::time::Duration;

use super::super::secret::Secret;
use super::answer::Issued;

/// A session ends this long before the vendor ends it, at most: a login takes its time.
const EARLY: Duration = Duration::from_secs(5 * 60);

/// What the last answer issued.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) token: Secret,
    pub(super) refresh_token: Option<Secret>,
    /// When the login was asked for, on the client's clock.
    began: Duration,
    /// When the token was asked for.
    asked: Duration,
    lifetime: Option<Duration>,
    /// Whether the token came by a refresh.
    refreshed: bool,
}

impl Session {
    /// The session once a token was `issued`, asked for at `asked`: a new one, or `before` continued.
    pub(super) fn after(before: Option<Self>, issued: &Issued, asked: Duration) -> Self {
        let refreshed = before.is_some();
        let (began, kept) =
            before.map_or((asked, None), |before| (before.began, before.refresh_token));
        Self {
            token: issued.token.clone(),
            refresh_token: issued.refresh_token.clone().or(kept),
            began,
            asked,
            lifetime: issued.lifetime,
            refreshed,
        }
    }

    /// Whether another token can be had without a login. What a refresh brought and is asked for anew long before
    /// it expires was refused: then only a login helps.
    pub(super) fn is_refreshable(
        &self,
        now: Duration,
        max_age: Option<Duration>,
    ) -> bool {
        let early = max_age.map_or(EARLY, |age| EARLY.min(age / 5));
        let lasts = self.left(now, max_age).is_none_or(|left| left > early);
        let used = now.saturating_sub(self.asked);
        let worn = self.lifetime.is_some_and(|lifetime| used >= lifetime / 2);
        lasts && (worn || !self.refreshed)
    }

    /// Time until the session is over, if it ever is.
    pub(super) fn left(
        &self,
        now: Duration,
        max_age: Option<Duration>,
    ) -> Option<Duration> {
        max_age.map(|age| self.began.saturating_add(age).saturating_sub(now))
    }
}
