import React from 'react';

/** A post of a kind of its own; the helpers of the host are called as they were before they took options. */
export default class PostType extends React.PureComponent {
  static defaultProps = { isRHS: false };

  render() {
    const { post, theme, isRHS } = this.props;
    const { formatText, messageHtmlToComponent } = window.PostUtils;
    const text = formatText(post.message, { siteURL: window.location.origin });
    return (
      <div className="era5-post" style={{ borderLeft: '3px solid ' + theme.linkColor }}>
        <h4>{post.props.title}</h4>
        {messageHtmlToComponent(text, isRHS, { mentions: false })}
      </div>
    );
  }
}
