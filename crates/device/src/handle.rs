//! The door to a device: every front end holds a handle and makes calls by name.
//!
//! Reads are answered on the caller's thread by read-only connections, so no
//! import or merge ever holds up a screen. Writes go to the device's own thread,
//! one after the other. Long works run on the caller's thread in steps, between
//! which other writes have their turn.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread::{self, JoinHandle},
};

use logbook::Message;
use serde::{Serialize, de::DeserializeOwned};
use store::{Reader, Store};
use uuid::Uuid;

use crate::{
    Surroundings,
    api::{
        self, ApiError, Area, BackupReason, CallKind, Code, FileToken, Group, imports::Progress,
    },
    backups::{self, Copies},
    doctor::{self, DoctorReport},
    screens::Screens,
    undo,
    writer::{Gesture, NewWorkout, Writer},
};

/// How a device is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Its clock and its source of random bytes.
    pub surroundings: Surroundings,
}

/// Workouts that one transaction stores: few enough that a set which is logged
/// meanwhile does not wait, many enough that the disk is not the measure.
const WORKOUTS_A_STEP: usize = 50;

type Job = Box<dyn FnOnce(&mut Writer) + Send>;
type Link = Arc<dyn Fn(&str, &str) -> Result<String, ApiError> + Send + Sync>;
type Listener = Box<dyn Fn(&[Area]) + Send + Sync>;

/// A device, open. Clones are the same device.
#[derive(Clone)]
pub struct Handle {
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    surroundings: Surroundings,
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    idle_screens: Mutex<Vec<Screens>>,
    files: Mutex<HashMap<String, PathBuf>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    progress: Mutex<Option<Progress>>,
    link: Mutex<Option<Link>>,
    copies: Copies,
}

impl Handle {
    /// Opens the logbook in a folder, and makes it where there is none. Views of
    /// another version are rebuilt from the ledger before this returns.
    pub fn open(folder: &Path, options: Options) -> Result<Self, ApiError> {
        let now = || options.surroundings.now();
        let store = Store::open(folder, &|| backups::before_migration(folder, &now()))?;
        let mut writer = Writer::new(store, options.surroundings.clone())?;
        if !writer.store().views_are_current()? {
            tracing::info!("the views are of another version and are rebuilt");
            doctor::rebuild(&mut writer, &mut |_| {})?;
        }
        let (jobs, inbox) = mpsc::channel();
        let listeners = Arc::<Mutex<Vec<Listener>>>::default();
        let told = Arc::clone(&listeners);
        let thread = thread::Builder::new().name("device".to_owned());
        let thread = thread
            .spawn(move || live(writer, &inbox, &told))
            .map_err(internal)?;
        tracing::info!(version = env!("CARGO_PKG_VERSION"), "device open");
        Ok(Self {
            shared: Arc::new(Shared {
                folder: folder.to_owned(),
                surroundings: options.surroundings,
                jobs: Mutex::new(Some(jobs)),
                thread: Mutex::new(Some(thread)),
                idle_screens: Mutex::default(),
                files: Mutex::default(),
                listeners,
                progress: Mutex::default(),
                link: Mutex::default(),
                copies: Copies::default(),
            }),
        })
    }

    /// Makes a call by its name: JSON in, JSON out.
    pub fn call(&self, name: &str, request: &str) -> Result<String, ApiError> {
        let Some((group, kind, areas)) = api::call_kind(name) else {
            return Err(ApiError::new(
                Code::BadRequest,
                format!("there is no call named {name}"),
            ));
        };
        let answer = match group {
            Group::Reads => self.with_screens(|screens| api::dispatch_read(screens, name, request)),
            Group::Links => self.call_link(name, request),
            Group::Works => api::dispatch_work(&mut self.clone(), name, request),
            Group::Writes => self.write(name, request),
        };
        let answer = answer.map_err(|error| self.naming_the_file(error));
        match &answer {
            Ok(_) if kind == CallKind::Write => {
                self.tell(areas);
                self.tell(&[Area::Undo]);
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(call = name, code = ?error.code, "refused"),
        }
        answer
    }

    /// All that a call writes is one gesture, and the answer names it.
    fn write(&self, name: &str, request: &str) -> Result<String, ApiError> {
        let (name, request) = (name.to_owned(), request.to_owned());
        let (answer, gesture) = self.on_device(move |writer| {
            writer.as_gesture(Gesture::of(&name), |writer| {
                api::dispatch_write(writer, &name, &request)
            })
        })?;
        Ok(undo::with_gesture(answer, gesture))
    }

    /// Makes a call with its types.
    pub fn ask<Q: Serialize, A: DeserializeOwned>(
        &self,
        name: &str,
        request: &Q,
    ) -> Result<A, ApiError> {
        let request = serde_json::to_string(request).map_err(internal)?;
        serde_json::from_str(&self.call(name, &request)?).map_err(internal)
    }

    /// A token for a file that the person chose; screens never see a path.
    pub fn grant_file(&self, path: PathBuf) -> FileToken {
        let token = self.shared.surroundings.new_id().to_string();
        locked(&self.shared.files).insert(token.clone(), path);
        FileToken(token)
    }

    /// The file that a token stands for.
    pub fn granted(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        let found = locked(&self.shared.files).get(&token.0).cloned();
        found.ok_or_else(|| ApiError::new(Code::NotFound, "this file has to be chosen again"))
    }

    /// Calls `listener` with the areas that every write touches.
    pub fn subscribe(&self, listener: impl Fn(&[Area]) + Send + Sync + 'static) {
        locked(&self.shared.listeners).push(Box::new(listener));
    }

    /// From now on this answers the calls about other devices.
    pub fn attach_link(
        &self,
        link: impl Fn(&str, &str) -> Result<String, ApiError> + Send + Sync + 'static,
    ) {
        *locked(&self.shared.link) = Some(Arc::new(link));
    }

    fn call_link(&self, name: &str, request: &str) -> Result<String, ApiError> {
        if matches!(name, "connect" | "join") {
            crate::demo::throw_away(self)?;
            self.back_up_before(BackupReason::Merge)?;
        }
        let link = locked(&self.shared.link).clone();
        let alone = || ApiError::new(Code::Refused, "this program has no link to other devices");
        link.ok_or_else(alone)?(name, request)
    }

    /// Adds whole workouts, one change each, many in a transaction; as part of a
    /// gesture where a person does it.
    pub(crate) fn add_workouts(
        &self,
        mut workouts: Vec<NewWorkout>,
        message: Message,
        gesture: Option<Gesture>,
        progress: &mut dyn FnMut(u32, u32),
    ) -> Result<Vec<Uuid>, ApiError> {
        let total = workouts.len() as u32;
        let mut ids = Vec::with_capacity(workouts.len());
        while !workouts.is_empty() {
            let rest = workouts.split_off(workouts.len().min(WORKOUTS_A_STEP));
            let step = std::mem::replace(&mut workouts, rest);
            let message = message.clone();
            let gesture = gesture.clone();
            ids.extend(self.on_device(move |writer| match gesture {
                Some(gesture) => {
                    let add = |writer: &mut Writer| writer.add_workouts(&step, &message);
                    Ok(writer.as_gesture(gesture, add)?.0)
                }
                None => writer.add_workouts(&step, &message),
            })?);
            progress(ids.len() as u32, total);
        }
        self.tell(&[Area::Workouts, Area::Exercises]);
        Ok(ids)
    }

    /// Changes after the n-th in this device's order of arrival.
    pub fn changes_after(&self, n: i64) -> Result<Vec<store::Carried>, ApiError> {
        Ok(self.reader()?.changes_after(n, u32::MAX)?)
    }

    /// Merges changes of another device into a document.
    pub fn merge(&self, document: &str, changes: &[Vec<u8>]) -> Result<(), ApiError> {
        let (document, changes) = (document.to_owned(), changes.to_vec());
        self.on_device(move |writer| writer.merge(&document, &changes))?;
        self.tell(&[
            Area::Workouts,
            Area::Exercises,
            Area::Body,
            Area::Goals,
            Area::Routines,
            Area::Settings,
        ]);
        Ok(())
    }

    /// Looks whether the file is sound and the views are what the ledger says,
    /// and changes nothing.
    pub fn doctor(&self) -> Result<DoctorReport, ApiError> {
        self.examine(None)
    }

    /// The same; mends the views where a copy of the file was made before.
    pub(crate) fn examine(&self, copy: Option<PathBuf>) -> Result<DoctorReport, ApiError> {
        let report = self.on_device(move |writer| doctor::examine(writer, copy));
        report.map_err(|error| self.naming_the_file(error))
    }

    /// A read-only connection of the caller's own.
    pub fn reader(&self) -> Result<Reader, ApiError> {
        reader_in(&self.shared.folder)
    }

    /// Its clock and its source of random bytes.
    pub fn surroundings(&self) -> &Surroundings {
        &self.shared.surroundings
    }

    /// The time here.
    pub fn now(&self) -> jiff::ZonedDateTime {
        self.shared.surroundings.now()
    }

    /// The folder of the logbook.
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// What is under way with its copies.
    pub(crate) fn copies(&self) -> &Copies {
        &self.shared.copies
    }

    /// Gives the device for as long as somebody else has it open.
    pub(crate) fn weak(&self) -> impl Fn() -> Option<Self> + Send + use<> {
        let shared = Arc::downgrade(&self.shared);
        move || shared.upgrade().map(|shared| Self { shared })
    }

    /// Ends the device's thread, after what it has to do. Later calls are refused.
    pub fn close(&self) {
        // Screens close before the writer, which goes when it has no jobs to come;
        // see its fields.
        self.shared.copies.close();
        locked(&self.shared.link).take();
        locked(&self.shared.idle_screens).clear();
        locked(&self.shared.jobs).take();
        if let Some(thread) = locked(&self.shared.thread).take()
            && thread.join().is_err()
        {
            tracing::error!("the device's thread ended in a panic");
        }
    }

    /// Runs a job on the device's thread and waits for its outcome.
    pub(crate) fn on_device<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Writer) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        let (answer, outcome) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |writer| {
            // Nobody waits any more only when the caller is gone, and then the
            // outcome, which is stored, is of no interest.
            drop(answer.send(job(writer)));
        });
        let sent = locked(&self.shared.jobs)
            .as_ref()
            .is_some_and(|jobs| jobs.send(job).is_ok());
        let closed = || ApiError::new(Code::Refused, "the logbook is closed");
        if !sent {
            return Err(closed());
        }
        outcome.recv().map_err(|_| closed())?
    }

    /// Names the file in an error about it; see [`naming_the_file`].
    pub fn naming_the_file(&self, error: ApiError) -> ApiError {
        naming_the_file(&self.shared.folder, error)
    }

    /// Lends a read-only connection to one read.
    pub(crate) fn with_screens<T>(
        &self,
        read: impl FnOnce(&mut Screens) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let idle = locked(&self.shared.idle_screens).pop();
        let mut screens = match idle {
            Some(screens) => screens,
            None => Screens::new(self.reader()?, self.shared.surroundings.clone()),
        };
        let answer = read(&mut screens);
        locked(&self.shared.idle_screens).push(screens);
        answer
    }

    /// Tells every listener which areas were touched.
    pub fn tell(&self, areas: &[Area]) {
        tell(&self.shared.listeners, areas);
    }

    /// Says how far a long work is; none when it is over.
    pub(crate) fn set_progress(&self, progress: Option<Progress>) {
        *locked(&self.shared.progress) = progress;
        self.tell(&[Area::Progress]);
    }

    pub(crate) fn progress(&self) -> Option<Progress> {
        locked(&self.shared.progress).clone()
    }
}

/// A read-only connection to the logbook in a folder, whoever has it open.
pub fn reader_in(folder: &Path) -> Result<Reader, ApiError> {
    Ok(Reader::open(&store::Files::within(folder).database)?)
}

/// Names the file in an error about it: SQLite does not say which file is
/// damaged, and a person has to know. For callers with a reader of their own.
pub fn naming_the_file(folder: &Path, mut error: ApiError) -> ApiError {
    let file = store::Files::within(folder).database;
    let file = file.to_string_lossy();
    if error.code == Code::Damaged && !error.message.contains(&*file) {
        error.message = format!("{file}: {}", error.message);
    }
    error
}

/// The life of the device's thread: jobs as they come, and between them, when
/// nobody waits, what is left to be counted anew. Screens hear when that is done.
fn live(mut writer: Writer, inbox: &mpsc::Receiver<Job>, listeners: &Mutex<Vec<Listener>>) {
    loop {
        let job = if writer.has_recounts() {
            match inbox.try_recv() {
                Ok(job) => Some(job),
                Err(mpsc::TryRecvError::Empty) => None,
                Err(mpsc::TryRecvError::Disconnected) => return,
            }
        } else {
            match inbox.recv() {
                Ok(job) => Some(job),
                Err(mpsc::RecvError) => return,
            }
        };
        match job {
            Some(job) => job(&mut writer),
            None => {
                writer.recount_or_give_up();
                if !writer.has_recounts() {
                    tell(listeners, &[Area::Workouts]);
                }
            }
        }
    }
}

fn tell(listeners: &Mutex<Vec<Listener>>, areas: &[Area]) {
    for listener in locked(listeners).iter() {
        listener(areas);
    }
}

/// What a mutex guards is whole even after a panic elsewhere: every change of it
/// is one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(Code::Internal, error.to_string())
}

impl std::fmt::Debug for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handle")
            .field("folder", &self.shared.folder)
            .finish_non_exhaustive()
    }
}
