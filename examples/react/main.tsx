// The React page: /login, /home, and the way from one to the other.
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { getTokenExpirationDate, isTokenExpired } from 'ngx-auth0-lock/session';
import { auth, useSession } from './use-session';
import '../page.css';

function Bar() {
  const { status } = useSession();
  const [label, onClick] = auth.loggedIn() ? ['Log out', auth.logout] : ['Log in', auth.login];
  return (
    <header className="bar">
      <span className="brand">React</span>
      {status !== 'pending' && (
        <button className="button" type="button" onClick={onClick}>
          {label}
        </button>
      )}
    </header>
  );
}

function Login() {
  const { status } = useSession();
  const [problem, setProblem] = useState('');
  useEffect(
    () => auth.session.on((e) => setProblem(e.type === 'sign-in-failed' ? e.error.message : '')),
    [],
  );
  if (status === 'signed-in') return <Navigate to="/home" replace />;
  return (
    <>
      <h1>A session for React in one hook</h1>
      <p className="lead">
        <code>useSession()</code> is React’s <code>useSyncExternalStore</code> over the session.
      </p>
      <p className="problem" role="alert">
        {problem}
      </p>
      <section className="card" hidden={status !== 'signed-out'}>
        <h2>Nobody is signed in</h2>
        <p>
          Use <code>ada@example.com</code> with the password <code>lovelace-1843</code>.
        </p>
      </section>
    </>
  );
}

function Home() {
  const state = useSession();
  const token = auth.getToken();
  if (state.status !== 'signed-in') return <Navigate to="/login" replace />;
  return (
    <>
      <h1>Welcome</h1>
      <section className="card">
        <h2>Hello {state.claims.name}</h2>
        <dl>
          <dt>Expires</dt>
          <dd>{getTokenExpirationDate(token)?.toLocaleString()}</dd>
          <dt>Expired now</dt>
          <dd>{isTokenExpired(token) ? 'yes' : 'no'}</dd>
          <dt>Expired in a day</dt>
          <dd>{isTokenExpired(token, 86_400) ? 'yes' : 'no'}</dd>
        </dl>
      </section>
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <BrowserRouter>
    <Bar />
    <main>
      <Routes>
        <Route path="/login" element={<Login />} />
        <Route path="/home" element={<Home />} />
        <Route path="*" element={<Navigate to="/home" replace />} />
      </Routes>
    </main>
  </BrowserRouter>,
);
