//! The link itself: the clerk's thread, and what it and the callers both see.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use device::{
    Handle,
    api::{self, ApiError, Area, Code, Pairing},
    post::Traffic,
};
use sync::{DeviceKey, client::Standing};
use tokio::{
    runtime::Runtime,
    sync::mpsc::{UnboundedSender, unbounded_channel},
};

use crate::{
    calls::Calls,
    clerk::{self, Event},
    presence::Others,
    secrets::Secrets,
};

/// A device's link to the others. Clones are the same link.
#[derive(Clone)]
pub struct Link {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) handle: Handle,
    pub(crate) secrets: Secrets,
    pub(crate) runtime: Mutex<Option<Runtime>>,
    pub(crate) events: UnboundedSender<Event>,
    seen: Mutex<Seen>,
    changed: AtomicBool,
    clerk: Mutex<Option<JoinHandle<()>>>,
}

/// What the clerk last said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) standing: Option<Standing>,
    pub(crate) last_error: Option<String>,
    pub(crate) here: BTreeSet<DeviceKey>,
    pub(crate) others: Others,
    pub(crate) traffic: Traffic,
    pub(crate) pairing: Option<Pairing>,
}

impl Link {
    /// Opens the link. It connects when it is asked to, or by
    /// [`wake`](Self::wake).
    pub fn open(handle: &Handle) -> Result<Self, ApiError> {
        let internal = |error: std::io::Error| ApiError::new(Code::Internal, error.to_string());
        // A second call finds it there, and that is as well.
        drop(rustls::crypto::ring::default_provider().install_default());
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("link")
            .enable_all()
            .build()
            .map_err(internal)?;
        let (events, inbox) = unbounded_channel();
        let own = runtime.handle().clone();
        let shared = Arc::new(Shared {
            handle: handle.clone(),
            secrets: Secrets::of(handle.folder(), handle.device_id()?),
            runtime: Mutex::new(Some(runtime)),
            events,
            seen: Mutex::default(),
            changed: AtomicBool::new(false),
            clerk: Mutex::new(None),
        });
        let for_clerk = Arc::downgrade(&shared);
        let work = clerk::Clerk::new(&shared, own);
        let thread = thread::Builder::new().name("clerk".to_owned());
        let thread = thread.spawn(move || work.live(inbox)).map_err(internal)?;
        *locked(&shared.clerk) = Some(thread);
        handle.subscribe(move |areas| {
            if let Some(shared) = for_clerk.upgrade() {
                shared.note_change(areas);
            }
        });
        let calls = Arc::downgrade(&shared);
        handle.attach_link(move |name, request| {
            let shared = calls.upgrade();
            let closed = || ApiError::new(Code::Refused, "the logbook is closed");
            let shared = shared.ok_or_else(closed)?;
            api::dispatch_link(&mut Calls(shared), name, request)
        });
        Ok(Self { shared })
    }

    /// Connects now, if this device belongs to a space: at the start, and after
    /// the machine slept.
    pub fn wake(&self) {
        self.shared.send(Event::Wake);
    }

    /// Ends the connection and the clerk.
    pub fn close(&self) {
        self.shared.send(Event::Close);
        if let Some(clerk) = locked(&self.shared.clerk).take()
            && clerk.join().is_err()
        {
            tracing::error!("the clerk's thread ended in a panic");
        }
        if let Some(runtime) = locked(&self.shared.runtime).take() {
            runtime.shutdown_background();
        }
    }
}

impl Shared {
    pub(crate) fn send(&self, event: Event) {
        // After the end nobody has a use for it.
        drop(self.events.send(event));
    }

    /// What the clerk last said.
    pub(crate) fn seen(&self) -> Seen {
        locked(&self.seen).clone()
    }

    /// Changes what is seen, and tells the screens if that is another thing now.
    pub(crate) fn see(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut locked(&self.seen));
        self.handle.tell(&[Area::Sync]);
    }

    /// Changes what is seen, of which no screen needs to know at once.
    pub(crate) fn see_quietly(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut locked(&self.seen));
    }

    /// Many changes at once are one event.
    fn note_change(&self, areas: &[Area]) {
        let own = |area: &Area| !matches!(area, Area::Sync | Area::Progress);
        if areas.iter().any(own) && !self.changed.swap(true, Ordering::AcqRel) {
            self.send(Event::Changed);
        }
    }

    pub(crate) fn changes_are_seen(&self) {
        self.changed.store(false, Ordering::Release);
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
