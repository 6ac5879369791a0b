//! What the system tells about a process: its memory, and the time that it was
//! computing. Linux alone tells it in files.

/// The time that a process has been computing so far, in seconds, by itself and
/// by the system in its name. Linux counts in hundredths.
#[cfg(target_os = "linux")]
pub fn cpu_seconds(process: u32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before it may hold anything, closing brackets too.
    let (_, fields) = text.rsplit_once(") ")?;
    let mut ticks = fields.split(' ').skip(11).map(str::parse::<u64>);
    let (user, system) = (ticks.next()?.ok()?, ticks.next()?.ok()?);
    let a_second = rustix::param::clock_ticks_per_second();
    Some((user + system) as f64 / a_second as f64)
}

/// The same where nobody tells.
#[cfg(not(target_os = "linux"))]
pub fn cpu_seconds(_process: u32) -> Option<f64> {
    None
}

/// The memory that a process has in use, in bytes.
pub fn resident_bytes(process: u32) -> Option<f64> {
    let file = format!("/proc/{process}/status");
    Some(kilobytes(&file, "VmRSS:")? as f64 * 1024.0)
}

/// The kilobytes that a line of one of the system's files tells.
pub fn kilobytes(file: &str, key: &str) -> Option<u64> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

/// Lets this process, and those that it starts, open as many files as the system
/// allows.
#[cfg(unix)]
pub fn open_many_files() -> anyhow::Result<()> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    Ok(setrlimit(Resource::Nofile, limit)?)
}

/// There is no such limit.
#[cfg(not(unix))]
pub fn open_many_files() -> anyhow::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn this_process_computes_and_takes_memory() {
        let own = std::process::id();
        assert!(cpu_seconds(own).is_some_and(|seconds| seconds < 3_600.0));
        assert!(resident_bytes(own).is_some_and(|bytes| bytes > 100_000.0));
    }
}
