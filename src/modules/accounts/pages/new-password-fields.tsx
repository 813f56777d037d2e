import { shortestPassword } from "../../../platform/config/config.ts";
import { PasswordField } from "../../../platform/ui/forms/inputs.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { signInMessages } from "../sign-in.messages.ts";
import type { Faults } from "./faults.ts";

/** A new password, written twice. */
export function NewPasswordFields({ faults, label }: { faults: Faults; label?: string }) {
  const { lang, f } = useFrame();
  const t = signInMessages[lang];
  return (
    <>
      <PasswordField
        name="password"
        label={label ?? t.newPassword}
        hint={t.newPasswordHint(f.integer(shortestPassword))}
        autocomplete="new-password"
        error={faults.at("password")}
      />
      <PasswordField name="again" label={t.again} autocomplete="new-password" error={faults.at("again")} />
    </>
  );
}
