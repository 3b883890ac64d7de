//! An example plugin: hooks, API calls, HTTP, a slash command and an event of its own.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use patchbay_plugin::models::{
    ChannelMember, Command, CommandArgs, CommandResponse, Context, Post, User, WebsocketBroadcast,
};
use patchbay_plugin::{
    Api, ClientGone, Error, HttpRequest, Plugin, Reject, ResponseWriter, hooks, json, run,
};
use serde_json::json;

#[derive(Clone, serde::Deserialize)]
#[serde(default, rename_all = "lowercase")]
struct Settings {
    forbiddenword: String,
    greeting: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { forbiddenword: "mellon".to_owned(), greeting: "Hello".to_owned() }
    }
}

struct Greeter {
    api: Api,
    settings: RwLock<Settings>,
    messages: AtomicU64,
}

impl Greeter {
    fn settings(&self) -> Settings {
        self.settings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[hooks]
impl Plugin for Greeter {
    async fn activate(api: Api) -> Result<Self, Error> {
        let settings: Settings = api.configuration().await?;
        let description = "Greet everyone in this channel".to_owned();
        let command = Command {
            trigger: "greet".to_owned(),
            auto_complete: true,
            auto_complete_desc: description,
            ..Default::default()
        };
        api.register_command(command).await?;
        log::info!(word = settings.forbiddenword.as_str(); "the greeter is ready");
        Ok(Self { api, settings: RwLock::new(settings), messages: AtomicU64::new(0) })
    }

    async fn on_configuration_change(&self) -> Result<(), Error> {
        let settings = self.api.configuration().await?;
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = settings;
        Ok(())
    }

    async fn on_deactivate(&self) -> Result<(), Error> {
        println!("goodbye after {} messages", self.messages.load(Ordering::Relaxed));
        Ok(())
    }

    async fn message_will_be_posted(
        &self,
        _context: Context,
        mut post: Post,
    ) -> Result<Option<Post>, Reject> {
        let word = self.settings().forbiddenword;
        if !word.is_empty() && post.message.contains(&word) {
            return Err(Reject::because(format!("The word \"{word}\" is not allowed here.")));
        }
        json::set(&mut post.props, "greeter", json!({ "seen": true }));
        post.message.push_str(" (seen by the greeter)");
        Ok(Some(post))
    }

    async fn message_has_been_posted(&self, _context: Context, _post: Post) {
        self.messages.fetch_add(1, Ordering::Relaxed);
    }

    async fn user_has_joined_channel(&self, _context: Context, member: ChannelMember, _actor: Option<User>) {
        let Ok(channel) = self.api.get_channel(member.channel_id).await else { return };
        let message = format!("Welcome to {}", channel.display_name);
        let welcome = Post { channel_id: channel.id, message, ..Default::default() };
        let _ = self.api.send_ephemeral_post(member.user_id, welcome).await;
    }

    async fn execute_command(
        &self,
        _context: Context,
        args: CommandArgs,
    ) -> Result<Option<CommandResponse>, Error> {
        let user = self.api.get_user(args.user_id).await?; // an AppError is shown to who typed the command
        let text = format!("{} from {}", self.settings().greeting, user.username);
        let event = json!({ "text": text, "by": user.username }).as_object().cloned().unwrap_or_default();
        let broadcast = WebsocketBroadcast { channel_id: args.channel_id, ..Default::default() };
        self.api.publish_web_socket_event("greeted", event, broadcast).await?;
        Ok(Some(CommandResponse { response_type: "ephemeral".to_owned(), text, ..Default::default() }))
    }

    async fn serve_http(
        &self,
        _context: Context,
        mut request: HttpRequest,
        response: &mut ResponseWriter,
    ) -> Result<(), ClientGone> {
        match (request.method.as_str(), request.path()) {
            (_, "/count") => {
                let messages = self.messages.load(Ordering::Relaxed);
                let user_id = request.user_id().unwrap_or_default();
                response.json(&json!({ "messages": messages, "user_id": user_id })).await
            }
            ("POST", "/echo") => {
                while let Some(piece) = request.body.chunk().await? {
                    response.write(piece).await?;
                }
                Ok(())
            }
            (_, "/stream") => {
                for number in 1..=3 {
                    response.write(format!("piece {number} of 3\n")).await?;
                    response.flush().await?;
                }
                Ok(())
            }
            _ => response.status(404).write("There is nothing here.\n").await,
        }
    }
}

fn main() -> ExitCode {
    run::<Greeter>()
}
