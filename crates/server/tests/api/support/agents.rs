//! Agents of the fund, signed in.

use contract::agents::AgentRole;
use entity::agents::{agent, agent_session};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use secrecy::ExposeSecret as _;
use teleservices::{
    agents::{AgentError, add_agent},
    secret::Token,
};

use super::{Caller, TestApp};

impl TestApp {
    /// Creates an agent; answers the password.
    pub async fn add_agent(&self, login: &str, roles: &[AgentRole]) -> Result<String, AgentError> {
        let password = add_agent(self.db(), login, "Marco Rossi", roles, self.clock.now()).await?;
        Ok(password.expose_secret().to_owned())
    }

    /// An agent with these roles who is signed in: created when there is none with this login.
    pub async fn agent(&self, login: &str, roles: &[AgentRole]) -> Caller {
        let find = || agent::Entity::find().filter(agent::Column::Login.eq(login)).one(self.db());
        let known = match find().await.unwrap() {
            Some(known) => known,
            None => {
                self.add_agent(login, roles).await.unwrap();
                find().await.unwrap().unwrap()
            }
        };
        let (token, now) = (Token::random(), self.clock.now());
        let session = agent_session::ActiveModel {
            token_hash: Set(token.hash()),
            agent_id: Set(known.id),
            signed_in_at: Set(now),
            last_seen_at: Set(now),
            ..Default::default()
        };
        session.insert(self.db()).await.unwrap();
        self.anybody().as_agent(token.reveal())
    }
}
