//! See the crate `patchbay-plugin`, which exports what is here.

use proc_macro::{Delimiter, Group, TokenStream, TokenTree};

/// Stands before `impl Plugin for …` and tells the server which hooks the plugin has: those that are written there.
#[proc_macro_attribute]
pub fn hooks(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    item.into_iter()
        .map(|token| match token {
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => with_hooks(body).into(),
            other => other,
        })
        .collect()
}

/// Adds the names of the functions in a body to it.
fn with_hooks(body: Group) -> Group {
    let mut names = String::new();
    let mut after_fn = false;
    for token in body.stream() {
        match token {
            TokenTree::Ident(name) if after_fn => {
                names.push_str(&format!("{:?},", name.to_string()));
                after_fn = false;
            }
            TokenTree::Ident(word) => after_fn = word.to_string() == "fn",
            _ => after_fn = false,
        }
    }
    let constant = format!("const HOOKS: &'static [&'static str] = &[{names}];");
    let mut stream: TokenStream = constant.parse().expect("names of functions are names");
    stream.extend(body.stream());
    Group::new(Delimiter::Brace, stream)
}
