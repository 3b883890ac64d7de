import { NavLink, Redirect, Route, Switch, useRouteMatch } from 'react-router-dom';

/** A page of its own with pages in it. */
export function Product() {
  const { path } = useRouteMatch();
  const base = path.replace(/\/$/, '');
  return (
    <div style={{ padding: 20 }}>
      <nav>
        <NavLink to={`${base}/lists`}>era 11 lists</NavLink>{' '}
        <NavLink to={`${base}/people`}>era 11 people</NavLink>
      </nav>
      <Switch>
        <Route path={`${base}/lists`}>
          <h1>era 11 shows lists</h1>
        </Route>
        <Route path={`${base}/people`}>
          <h1>era 11 shows people</h1>
        </Route>
        <Redirect to={`${base}/lists`} />
      </Switch>
    </div>
  );
}
