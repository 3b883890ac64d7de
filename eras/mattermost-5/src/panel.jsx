import { getUserByUsername } from 'mattermost-redux/actions/users';
import { createPost } from 'mattermost-redux/actions/posts';
import { getCurrentChannel } from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUser, getUserByUsername as userNamed } from 'mattermost-redux/selectors/entities/users';
import { changeOpacity, makeStyleFromTheme } from 'mattermost-redux/utils/theme_utils';
import PropTypes from 'prop-types';
import React from 'react';
import { OverlayTrigger, Tooltip } from 'react-bootstrap';
import { connect } from 'react-redux';
import { bindActionCreators } from 'redux';

import { ownState } from './reducer';

class Panel extends React.PureComponent {
  static propTypes = {
    user: PropTypes.object.isRequired,
    channel: PropTypes.object.isRequired,
    teams: PropTypes.array.isRequired,
    config: PropTypes.object.isRequired,
    theme: PropTypes.object.isRequired,
    ticks: PropTypes.array,
    fetched: PropTypes.object,
    actions: PropTypes.object.isRequired,
  };

  state = { updates: 0 };

  // As components of the time hear of new props; React 16 calls it by its old name, too.
  UNSAFE_componentWillReceiveProps(next) {
    if (next.ticks !== this.props.ticks) this.setState(({ updates }) => ({ updates: updates + 1 }));
  }

  fetch = () => this.props.actions.getUserByUsername('bob');

  write = () =>
    this.props.actions.createPost({
      channel_id: this.props.channel.id,
      message: 'posted by era 5 through its own client',
    });

  render() {
    const { user, channel, teams, config, theme, ticks = [], fetched } = this.props;
    const style = getStyle(theme);
    return (
      <div className="era5-panel" style={style.panel}>
        <p>{`era 5: ${user.username} in ${channel.display_name} of ${teams
          .map((team) => team.display_name)
          .join(', ')}`}</p>
        <p>{`site ${config.SiteURL ? 'known' : 'unknown'}, theme ${theme.centerChannelBg}`}</p>
        <p>{`ticks: ${ticks.join(', ')}; props changed: ${this.state.updates > 0}`}</p>
        <p>{fetched ? `fetched ${fetched.username}` : 'fetched nobody'}</p>
        <OverlayTrigger placement="left" overlay={<Tooltip id="era5-tip">era 5 tip</Tooltip>}>
          <button onClick={this.fetch}>era 5 fetch</button>
        </OverlayTrigger>
        <button className="btn btn-primary" onClick={this.write}>
          era 5 write
        </button>
      </div>
    );
  }
}

const getStyle = makeStyleFromTheme((theme) => ({
  panel: { padding: 10, borderTop: '3px solid ' + changeOpacity(theme.buttonBg, 0.5) },
}));

const mapStateToProps = (state) => ({
  user: getCurrentUser(state),
  channel: getCurrentChannel(state),
  teams: getMyTeams(state),
  config: getConfig(state),
  theme: getTheme(state),
  ticks: ownState(state).ticks,
  fetched: userNamed(state, 'bob'),
});

const mapDispatchToProps = (dispatch) => ({
  actions: bindActionCreators({ getUserByUsername, createPost }, dispatch),
});

export default connect(mapStateToProps, mapDispatchToProps)(Panel);
