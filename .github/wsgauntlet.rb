class Wsgauntlet < Formula
  desc "Prove WebSocket servers and clients right or wrong on the wire"
  homepage "https://github.com/wsgauntlet/wsgauntlet"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "https://github.com/wsgauntlet/wsgauntlet/releases/download/v@VERSION@/wsgauntlet-@VERSION@-macos-arm64.tar.gz"
      sha256 "@SHA256-macos-arm64@"
    end
    on_intel do
      url "https://github.com/wsgauntlet/wsgauntlet/releases/download/v@VERSION@/wsgauntlet-@VERSION@-macos-x64.tar.gz"
      sha256 "@SHA256-macos-x64@"
    end
  end
  on_linux do
    on_arm do
      url "https://github.com/wsgauntlet/wsgauntlet/releases/download/v@VERSION@/wsgauntlet-@VERSION@-linux-arm64.tar.gz"
      sha256 "@SHA256-linux-arm64@"
    end
    on_intel do
      url "https://github.com/wsgauntlet/wsgauntlet/releases/download/v@VERSION@/wsgauntlet-@VERSION@-linux-x64.tar.gz"
      sha256 "@SHA256-linux-x64@"
    end
  end

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"bin/wsgauntlet", libexec/"bin/wstest"
  end

  test do
    system bin/"wsgauntlet", "run", "--include", "masking/**", "--report", testpath/"report"
  end
end
